namespace Payouts.Simulator.Alexpay;

/// <summary>POST payouts/process: no key and no reference of the caller, so the same body twice is two payouts.</summary>
internal sealed class AlexpayCreate(AlexpayStore store, AlexpayPayoutJson json, AlexpayEnvelope envelope, OutcomeTable outcomes, AlexpaySimulatorOptions options)
{
    public AlexpayAnswer Handle(AlexpayCall call)
    {
        CheckContentType(call.ContentType);
        AlexpayCreateRequest request = AlexpayCreateRequest.Parse(call.Body, call.Environment.Directory);
        Decline(request);
        AlexpayPayout payout = store.Accept(call.Environment, request, call.Now);
        return envelope.Wrap(json.DrawNew(payout), MessageOf(options.CreateIds));
    }

    private void Decline(AlexpayCreateRequest request)
    {
        if (request.Amount > options.PayoutLimit)
            throw AlexpayRefusalException.Declined("TRANSACTION_LIMIT_EXCEEDED");
        if (options.DeclinesAtCreate && outcomes.Of(request.Destination.Account) is { Kind: SimulatedOutcomeKind.Failed, Text: not AlexpayDefaults.NoReason } outcome)
            throw AlexpayRefusalException.Declined(outcome.Text);
    }

    private static string MessageOf(AlexpayCreateIds ids) => ids switch
    {
        AlexpayCreateIds.PayoutId => "Payout request accepted",
        AlexpayCreateIds.None => "success",
        _ => "payout queued successfully",
    };

    private static void CheckContentType(string? contentType)
    {
        string type = (contentType ?? "").Split(';')[0].Trim();
        if (!string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase))
            throw AlexpayRefusalException.BadRequest("The content type must be application/json.");
    }
}
