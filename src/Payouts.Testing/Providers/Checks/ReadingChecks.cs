using System.Text;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>What the adapter makes of an answer to the create call, by itself: pure, and never more than the answer says.</summary>
internal static class ReadingChecks
{
    private const string Reference = "conformance-reading";

    private static readonly (string What, string Body)[] Foreign =
    [
        ("nothing", ""), ("a blank", " "), ("null", "null"), ("true", "true"), ("a number", "1"), ("a text", "\"ok\""), ("a list", "[]"), ("an empty object", "{}"),
        ("an HTML page", "<html><body>Bad Request: id=1 status=success</body></html>"), ("JSON that breaks off", "{\"id\":\"1\","), ("bytes that are no text", "{\"id\":\"\u00ff\u00fe"),
        ("half a surrogate pair", "{\"id\":\"\\ud800\",\"status\":\"\\ud800\"}"), ("an object of nulls", "{\"id\":null,\"status\":null,\"data\":null,\"result\":null,\"error\":null}"),
        ("deep lists", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["),
    ];

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("An answer in no form of the provider's is not recognised, whatever its HTTP status, and reading it never throws", ForeignAsync),
        new("A success that is damaged in one place is never read as a refusal, nor under an id that it does not hold", DamagedAsync),
        new("A success that breaks off anywhere is not recognised", BrokenOffAsync),
        new("A refusal that is damaged in one place is never read as an acceptance", DamagedRefusalAsync),
    ];

    private static Task ForeignAsync(ProviderWorld world)
    {
        for (int status = 100; status <= 599; status++)
        {
            foreach ((string what, string body) in Foreign)
            {
                CreateReading reading = Read(world, status, Encoding.Latin1.GetBytes(body), $"HTTP {status} with {what}");
                Require.That(reading.Kind == CreateReadingKind.Unrecognised, $"HTTP {status} with {what} is in no form of the provider's: it reads as Unrecognised, and was read as {reading.Kind}.");
            }
        }

        return Task.CompletedTask;
    }

    private static async Task DamagedAsync(ProviderWorld world)
    {
        WireAnswer answer = await AnswerAsync(world).ConfigureAwait(false);
        foreach ((string what, byte[] body) in JsonVariants.Damaged(answer.Body))
        {
            CreateReading reading = Read(world, answer.Status, body, $"a success {what}");
            Require.That(reading.Kind != CreateReadingKind.Rejected, $"A success {what} is no refusal; it was read as one.");
            if (reading.Kind != CreateReadingKind.Accepted) continue;
            bool isHeld = JsonVariants.Leaves(JsonVariants.TryParse(body)).Contains(reading.Payout!.ProviderId, StringComparer.Ordinal);
            Require.That(isHeld, $"The id of a success {what} stands in the answer; the one that was read does not.");
        }
    }

    private static async Task BrokenOffAsync(ProviderWorld world)
    {
        WireAnswer answer = await AnswerAsync(world).ConfigureAwait(false);
        int end = answer.Body.AsSpan().TrimEnd(" \r\n"u8).Length;
        for (int length = 0; length < end; length++)
        {
            CreateReading reading = Read(world, answer.Status, answer.Body[..length], $"a success that breaks off after {length} bytes");
            Require.That(reading.Kind == CreateReadingKind.Unrecognised, $"A success that breaks off after {length} bytes is Unrecognised; it was read as {reading.Kind}.");
        }
    }

    private static async Task DamagedRefusalAsync(ProviderWorld world)
    {
        PayoutRequest request = Applies.With(world.Subject.RequestThatIsRefused(Reference), "the subject has no request that is refused in the answer to the create call");
        await world.TryCreateAsync(request).ConfigureAwait(false);
        WireAnswer answer = world.Wire.Creates[0].Answer!;
        Applies.When(JsonVariants.TryParse(answer.Body) is not null, "the refusal is no JSON");

        foreach ((string what, byte[] body) in JsonVariants.Damaged(answer.Body))
        {
            CreateReading reading = Read(world, answer.Status, body, $"a refusal {what}");
            Require.That(reading.Kind != CreateReadingKind.Accepted, $"A refusal {what} is no acceptance; it was read as one.");
        }
    }

    private static async Task<WireAnswer> AnswerAsync(ProviderWorld world)
    {
        await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);
        WireAnswer answer = world.Wire.Creates[0].Answer!;
        Applies.When(JsonVariants.TryParse(answer.Body) is not null, "the answer to a create call is no JSON");
        return answer;
    }

    private static CreateReading Read(ProviderWorld world, int status, byte[] body, string what)
    {
        try
        {
            return world.Provider.ReadCreate(new ProviderAnswer(status, body));
        }
#pragma warning disable CA1031 // Whatever is thrown: reading an answer never throws.
        catch (Exception error)
#pragma warning restore CA1031
        {
            throw new ConformanceException($"Reading an answer never throws; reading {what} threw {error.GetType().Name}.", error);
        }
    }
}
