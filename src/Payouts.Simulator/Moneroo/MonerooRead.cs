namespace Payouts.Simulator.Moneroo;

/// <summary>GET one payout, verified or retrieved.</summary>
internal sealed class MonerooRead(MonerooProgress progress)
{
    private readonly MonerooDisburseJson _disburse = new(progress);
    private readonly MonerooFlatJson _flat = new(progress);

    public MonerooAnswer Handle(MonerooCall call, MonerooReadShape shape)
    {
        MonerooPayout payout = call.App.Payout(call.PayoutId);
        return MonerooEnvelope.Read(shape == MonerooReadShape.Flat ? _flat.Draw(payout, call.Now) : _disburse.Draw(payout, call.Now), shape);
    }
}
