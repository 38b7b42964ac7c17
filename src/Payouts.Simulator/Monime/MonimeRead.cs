namespace Payouts.Simulator.Monime;

/// <summary>GET one payout and GET a page of them, newest first.</summary>
internal sealed class MonimeRead(MonimeProgress progress, MonimePayoutJson json, MonimeSight sight)
{
    private static readonly string[] Statuses = ["pending", "processing", "failed", "completed"];
    private static readonly string[] Filters = ["status", "sourceFinancialAccountId", "sourceTransactionReference", "destinationTransactionReference"];

    public MonimeAnswer One(MonimeCall call) => sight.TrySee(call.Space.Payout(call.PathValue("id")), call, out MonimePayout? seen)
        ? new MonimeAnswer(MonimeEnvelope.One(json.Draw(seen, call.Generation, sight.NowOf(call.Now))))
        : throw MonimeRefusalException.NotFound();

    /// <summary>caph: four filters and an opaque cursor forward.</summary>
    public MonimeAnswer Page(MonimeCall call)
    {
        MonimePage page = MonimePage.Read(call);
        if (call.Query("status") is { } status && !Statuses.Contains(status, StringComparer.Ordinal))
            throw MonimeRefusalException.BadRequest($"'status' must be one of: {string.Join(", ", Statuses)}.", "status");
        string filters = string.Join('&', Filters.Select(call.Query));
        long before = page.After is null ? long.MaxValue : SequenceOf(MonimePage.Open(page.After, filters), "after");
        List<MonimePayout> found =
        [
            .. Visible(call).Where(payout => payout.Sequence < before && IsWanted(payout, call)).Take(page.Limit + 1),
        ];
        List<MonimePayout> shown = [.. found.Take(page.Limit)];
        string? next = found.Count > page.Limit ? MonimePage.Seal(shown[^1].Id, filters) : null;
        return Answer(call, shown, next, total: null);
    }

    /// <summary>2024-08-01: item ids as cursors in both directions, <c>after</c> wins, and a total.</summary>
    public MonimeAnswer DatedPage(MonimeCall call)
    {
        MonimePage page = MonimePage.Read(call);
        string? back = MonimePage.Cursor(call, "before");
        List<MonimePayout> all = [.. Visible(call)];
        List<MonimePayout> found;
        string? next;
        if (page.After is null && back is not null)
        {
            long after = SequenceOf(back, "before");
            found = [.. all.Where(payout => payout.Sequence > after).TakeLast(page.Limit + 1)];
            bool more = found.Count > page.Limit;
            found = [.. found.TakeLast(page.Limit)];
            next = more ? found[0].Id : null;
        }
        else
        {
            long before = page.After is null ? long.MaxValue : SequenceOf(page.After, "after");
            found = [.. all.Where(payout => payout.Sequence < before).Take(page.Limit + 1)];
            bool more = found.Count > page.Limit;
            found = [.. found.Take(page.Limit)];
            next = more ? found[^1].Id : null;
        }

        return Answer(call, found, next, all.Count);
    }

    private IEnumerable<MonimePayout> Visible(MonimeCall call)
    {
        foreach (MonimePayout payout in call.Space.Payouts.Reverse())
        {
            if (sight.TrySee(payout, call, out MonimePayout? seen))
                yield return seen;
        }
    }

    private MonimeAnswer Answer(MonimeCall call, List<MonimePayout> payouts, string? next, int? total) =>
        new(MonimeEnvelope.List([.. payouts.Select(payout => json.Draw(payout, call.Generation, sight.NowOf(call.Now)))], next, total));

    private bool IsWanted(MonimePayout payout, MonimeCall call) =>
        Fits(call.Query("status"), progress.StatusOf(payout, call.Generation, sight.NowOf(call.Now)))
        && Fits(call.Query("sourceFinancialAccountId"), payout.Source.Id)
        && Fits(call.Query("sourceTransactionReference"), json.SourceReferenceOf(payout, sight.NowOf(call.Now)))
        && Fits(call.Query("destinationTransactionReference"), MonimePayoutJson.DestinationReferenceOf(payout));

    private static bool Fits(string? wanted, string? actual) => wanted is null || string.Equals(wanted, actual, StringComparison.Ordinal);

    // A payout that was deleted since keeps its place, so a walk goes on from there.
    private static long SequenceOf(string payoutId, string field) =>
        payoutId.StartsWith("pyt-", StringComparison.Ordinal)
        && long.TryParse(payoutId.AsSpan(4), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long sequence)
            ? sequence
            : throw MonimeRefusalException.BadRequest($"'{field}' is not a cursor of this query.", field);
}
