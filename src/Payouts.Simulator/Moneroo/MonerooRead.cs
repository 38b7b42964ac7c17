namespace Payouts.Simulator.Moneroo;

/// <summary>GET one payout, verified or retrieved.</summary>
internal sealed class MonerooRead(SimulatorContext context, MonerooProgress progress)
{
    private readonly MonerooDisburseJson _disburse = new(progress);
    private readonly MonerooFlatJson _flat = new(progress);

    public MonerooAnswer Handle(MonerooCall call, MonerooReadShape shape)
    {
        MonerooPayout payout = call.App.Payout(call.PayoutId);
        ReadSight sight = context.Reads.Look(MonerooDefaults.ProviderName, call.Template, payout.Id, call.Now - payout.CreatedAt);
        if (sight.IsHidden)
            throw MonerooRefusalException.NoSuchPayout();
        MonerooPayout seen = payout.Seen(context.Skew, sight.Shown, call.Now);
        DateTimeOffset now = call.Now + context.Skew;
        return MonerooEnvelope.Read(shape == MonerooReadShape.Flat ? _flat.Draw(seen, now) : _disburse.Draw(seen, now), shape);
    }
}
