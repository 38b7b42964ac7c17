using System.Globalization;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Alexpay;

/// <summary>GET the payouts by numbered pages, newest first, of a reference or a span of time.</summary>
internal sealed class AlexpayList(AlexpaySight sight, AlexpayEnvelope envelope, AlexpaySimulatorOptions options)
{
    private const int DefaultLimit = 20;
    private const int MostLimit = 100;

    public AlexpayAnswer Handle(AlexpayCall call)
    {
        if (!options.ServesList)
            throw AlexpayRefusalException.NoEndpoint();
        long page = Number(call, "page", 1, int.MaxValue) ?? 1;
        long limit = Number(call, "limit", 1, MostLimit) ?? DefaultLimit;
        long from = Number(call, "from", 0, long.MaxValue) ?? 0;
        long to = Number(call, "to", 0, long.MaxValue) ?? long.MaxValue;
        string? reference = call.Query("reference");
        List<AlexpayPayout> wanted =
        [
            .. Visible(call).Where(payout =>
                (reference is null || string.Equals(payout.Reference, reference, StringComparison.Ordinal))
                && payout.CreatedAt.ToUnixTimeSeconds() is var created && created >= from && created <= to),
        ];
        List<JsonObject> shown = [.. wanted.Skip((int)Math.Min((page - 1) * limit, wanted.Count)).Take((int)limit).Select(payout => sight.Draw(payout, call))];
        return envelope.Wrap(new JsonObject
        {
            ["payments"] = new JsonArray([.. shown]),
            ["page"] = page,
            ["pageCount"] = shown.Count,
            ["totalPages"] = (wanted.Count + limit - 1) / limit,
        });
    }

    private IEnumerable<AlexpayPayout> Visible(AlexpayCall call)
    {
        foreach (AlexpayPayout payout in call.Environment.Payouts.Reverse())
        {
            if (sight.TrySee(payout, call, out AlexpayPayout? seen))
                yield return seen;
        }
    }

    private static long? Number(AlexpayCall call, string name, long least, long most)
    {
        if (call.Query(name) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= least && number <= most
            ? number
            : throw AlexpayRefusalException.Invalid(name, $"The {name} field must be an integer from {least} to {most}.");
    }
}
