namespace Payouts.Simulator.Moneroo;

/// <summary>The outcome of a payout by its destination; the test gateway fails every number that has none of its own.</summary>
internal sealed class MonerooOutcomes(OutcomeTable outcomes)
{
    private static readonly SimulatedOutcome NoTestNumber = SimulatedOutcome.Failed(MonerooFailures.TestFailed);

    public SimulatedOutcome Of(MonerooPayout payout) =>
        payout.Shown ?? outcomes.Find(payout.Request.Account) ?? (payout.Method.IsDemo ? NoTestNumber : outcomes.Default);
}
