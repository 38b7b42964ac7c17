namespace Payouts.Simulator.Moneroo;

/// <summary>POST initialize: every accepted body is a payout of its own, whatever came before it.</summary>
internal sealed class MonerooCreate(MonerooStore store, MonerooEnvelope envelope, MonerooSimulatorOptions options)
{
    public MonerooAnswer Handle(MonerooCall call)
    {
        MonerooCreateRequest request = MonerooCreateRequest.Parse(call.Body);
        if (options.DisabledMethods.Contains(request.Method.Code) || (request.Method.IsDemo && !call.App.IsSandbox))
            throw MonerooRefusalException.BadRequest("Missing active flow for this payout method.");
        return envelope.Created(store.Accept(call.App, request, call.Now).Id);
    }
}
