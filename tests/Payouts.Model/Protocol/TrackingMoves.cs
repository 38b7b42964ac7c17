namespace Payouts.Model.Protocol;

/// <summary>What is done about a payout beside sending it: reading, searching, webhooks, a person, a withdrawal.</summary>
internal sealed class TrackingMoves(ProviderTraits provider, Mistake mistake)
{
    public void Add(State state, List<Successor> successors)
    {
        if (!state.IsPresent) return;
        if (state.Open != 0 && state.Lease == 0) Write(MoveKind.LoseSender, LoseSender(state), successors);
        if (provider.HasList && state is { Status: PayoutStatusSeen.Unknown, IsSettled: true, Fate: not Fate.None })
            Write(MoveKind.Find, state with { Observed = state.Fate }, successors);
        if (state is { Observed: Fate.Pending, Fate: Fate.Paid or Fate.Failed }) Write(MoveKind.Read, state with { Observed = state.Fate }, successors);
        AddWebhooks(state, successors);
        AddDecision(state, successors);
        AddCancel(state, successors);
    }

    private State LoseSender(State state)
    {
        if (mistake == Mistake.DeadSenderTakenForNotSent)
        {
            state.Open = 0;
            return state;
        }

        if ((state.Open & State.Orphan) != 0) state.MayHaveExecuted = true;
        state.Lost |= (byte)(state.Open & ~State.Orphan);
        (state.Open, state.Claimant) = (0, Request.Nobody);
        return state;
    }

    // It names the payout; what it says of it is read at the provider, once no sender can be at work.
    private void AddWebhooks(State state, List<Successor> successors)
    {
        if (state is { Fate: not Fate.None, Observed: Fate.None, Lease: 0 })
            Write(MoveKind.Webhook, (state.Open == 0 ? state : LoseSender(state)) with { Observed = state.Fate }, successors);
        if (mistake == Mistake.WebhookBodyTrusted && state.Observed is Fate.None or Fate.Pending)
            Write(MoveKind.LyingWebhook, state with { Observed = Fate.Failed }, successors);
        if (mistake == Mistake.IdBoundWithoutAgreement && state.Observed == Fate.None)
            Write(MoveKind.ForeignWebhook, state with { Observed = Fate.Paid }, successors);
    }

    private void AddDecision(State state, List<Successor> successors)
    {
        bool mayDecide = state.IsSettled || mistake == Mistake.PersonDecidesTooEarly;
        if (state.Status != PayoutStatusSeen.Unknown || !mayDecide || state.Fate == Fate.Pending) return;
        Write(MoveKind.Decide, state with { Decision = state.Fate == Fate.Paid ? Fate.Paid : Fate.Failed }, successors);
    }

    private void AddCancel(State state, List<Successor> successors)
    {
        if (state is { Status: PayoutStatusSeen.Created, Lease: 0 }) Write(MoveKind.Cancel, state with { IsClosed = true }, successors);
        if (mistake == Mistake.CancelledWhileUnknown && state.Status == PayoutStatusSeen.Unknown)
            Write(MoveKind.Cancel, state with { IsClosed = true, MayHaveExecuted = false, Lost = 0, Open = 0 }, successors);
    }

    private static void Write(MoveKind kind, State next, List<Successor> successors)
    {
        next.Written();
        successors.Add(new Successor(new Move(kind), next, IsFault: false));
    }
}
