namespace Payouts.Model.Protocol;

/// <summary>What must hold of every state.</summary>
internal sealed class Promises(ProviderTraits provider, Mistake mistake)
{
    /// <summary>The promise that a state breaks.</summary>
    public Violation Check(State state)
    {
        if (state.Executed > 1) return Violation.ExecutedTwice;
        if (!state.IsPresent && (state.IsAcknowledged || state.Executed > 0)) return Violation.Lost;
        return state.Status switch
        {
            PayoutStatusSeen.Succeeded when state.Fate != Fate.Paid => Violation.FalselySucceeded,
            PayoutStatusSeen.Created when state.Executed > 0 => Violation.FalselyNotExecuted,
            PayoutStatusSeen.Failed or PayoutStatusSeen.Cancelled when state.Fate is Fate.Pending or Fate.Paid => Violation.FalselyNotExecuted,
            PayoutStatusSeen.Created or PayoutStatusSeen.Failed or PayoutStatusSeen.Cancelled when MayStillExecute(state) => Violation.ToldTooEarly,
            _ => Violation.None,
        };
    }

    /// <summary>Whether the payout is where nothing more is to be found out by the library: final, never sent, or a person's.</summary>
    public bool IsSettled(State state) => state.Status switch
    {
        PayoutStatusSeen.Absent => !state.IsAcknowledged,
        PayoutStatusSeen.Created or PayoutStatusSeen.Succeeded or PayoutStatusSeen.Failed or PayoutStatusSeen.Cancelled => true,
        PayoutStatusSeen.Unknown => state.IsSettled && (!provider.IsKeyed || state.IsWindowOver) && !(provider.HasList && !provider.MayListLag && state.Fate != Fate.None),
        _ => false,
    };

    // Of what was given up, what is claimed and has not left, and what is on its way: all that the provider would execute, were it to arrive.
    private bool MayStillExecute(State state) =>
        state.Ghost > 0 || WouldLeave(state, state.A) || WouldLeave(state, state.B) || WouldExecute(state, state.First) || WouldExecute(state, state.Second);

    private bool WouldLeave(State state, Worker worker) =>
        worker.Step == WorkerStep.Armed && (worker.Deadline > 0 || mistake == Mistake.DeadlineNotChecked) && !IsKnown(state, key: 0);

    private bool WouldExecute(State state, Request request) =>
        request.Step == RequestStep.Processing || (request.Step == RequestStep.Flying && !IsKnown(state, request.Key));

    private bool IsKnown(State state, byte key) => provider.IsKeyed && (state.Keys & (1 << key)) != 0;
}
