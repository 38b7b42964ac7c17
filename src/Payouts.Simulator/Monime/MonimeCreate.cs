namespace Payouts.Simulator.Monime;

/// <summary>POST payouts.</summary>
internal sealed class MonimeCreate(MonimeStore store, MonimeSight sight)
{
    private const string KeyHeader = "Idempotency-Key";

    public MonimeAnswer Handle(MonimeCall call)
    {
        string key = KeyOf(call);
        string checksum = MonimeEndpoint.ChecksumOf(call.Method, call.Path, call.Body);
        if (call.Space.Keys.Find(key, checksum, call.Now) is { } kept)
            return new MonimeAnswer(kept, Replayed: true);

        MonimeCreateRequest request = MonimeCreateRequest.Parse(call.Body, call.Generation);
        MonimeAccount source = SourceOf(call.Space, request);
        MonimePayout payout = store.Accept(call.Space, request, source, key, call.Now);
        byte[] body = MonimeEnvelope.One(sight.DrawNew(payout, call.Generation, call.Now));
        call.Space.Keys.Keep(key, checksum, body, call.Now);
        return new MonimeAnswer(body);
    }

    private static string KeyOf(MonimeCall call) => call.Header(KeyHeader) switch
    {
        null or "" => throw MonimeRefusalException.BadRequest($"The header {KeyHeader} is required.", KeyHeader),
        { Length: > 64 } => throw MonimeRefusalException.BadRequest($"{KeyHeader} must have at most 64 characters.", KeyHeader),
        string key => key,
    };

    private static MonimeAccount SourceOf(MonimeSpace space, MonimeCreateRequest request)
    {
        if (request.SourceAccountId is null)
            return space.Accounts.First(account => string.Equals(account.Currency, request.Currency, StringComparison.Ordinal));
        MonimeAccount source = space.Account(request.SourceAccountId)
            ?? throw MonimeRefusalException.BadRequest("'source.financialAccountId' is not an account of this Space.", "source.financialAccountId");
        return string.Equals(source.Currency, request.Currency, StringComparison.Ordinal)
            ? source
            : throw MonimeRefusalException.BadRequest("'amount.currency' is not the currency of the source account.", "amount.currency");
    }
}
