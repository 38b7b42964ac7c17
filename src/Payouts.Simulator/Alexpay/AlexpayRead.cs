namespace Payouts.Simulator.Alexpay;

/// <summary>The three ways to read one payout, all with the same body.</summary>
internal sealed class AlexpayRead(AlexpaySight sight, AlexpayEnvelope envelope, AlexpaySimulatorOptions options)
{
    public const string Message = "Transaction check completed successfully.";

    /// <summary>GET {id}/check: the page does not say which id it means, so both do.</summary>
    public AlexpayAnswer CheckById(AlexpayCall call)
    {
        if (options.CheckPaths == AlexpayCheckPaths.ByReference)
            throw AlexpayRefusalException.NoTransaction();
        string id = call.PathValue("id");
        return Answer(call, call.Environment.ById(id) ?? call.Environment.ByReference(id));
    }

    /// <summary>GET transactions/{reference}/check.</summary>
    public AlexpayAnswer CheckByReference(AlexpayCall call)
    {
        if (options.CheckPaths == AlexpayCheckPaths.ById)
            throw AlexpayRefusalException.NoEndpoint();
        return ByReference(call);
    }

    /// <summary>GET {reference}.</summary>
    public AlexpayAnswer ByReference(AlexpayCall call) => Answer(call, call.Environment.ByReference(call.PathValue("reference")));

    private AlexpayAnswer Answer(AlexpayCall call, AlexpayPayout? payout) =>
        payout is not null && sight.TrySee(payout, call, out AlexpayPayout? seen)
            ? envelope.Wrap(sight.Draw(seen, call), Message)
            : throw AlexpayRefusalException.NoTransaction();
}
