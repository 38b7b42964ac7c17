namespace Payouts.Model.Protocol;

/// <summary>What the workers do: call, claim, send, hear, journal, die.</summary>
internal sealed class WorkerMoves(ProviderTraits provider, Mistake mistake, Bounds bounds)
{
    public void Add(State state, List<Successor> successors)
    {
        for (byte who = 0; who < 2; who++)
        {
            Worker worker = state.WorkerOf(who);
            switch (worker.Step)
            {
                case WorkerStep.Idle:
                    if (worker.Calls > 0) Call(state, who, successors);
                    SearchInVain(state, who, successors);
                    break;
                case WorkerStep.Searched:
                    BeginRepeat(state, who, successors);
                    break;
                case WorkerStep.Insert or WorkerStep.Claim or WorkerStep.Repeat:
                    Commit(state, who, successors);
                    break;
                case WorkerStep.Armed:
                    Leave(state, who, successors);
                    GiveUp(state, who, successors);
                    break;
                case WorkerStep.Waiting:
                    Hear(state, who, successors);
                    HearNothing(state, who, successors);
                    break;
                case WorkerStep.Ended:
                    Journal(state, who, successors);
                    break;
            }

            if (worker.Step is not (WorkerStep.Idle or WorkerStep.Searched)) Crash(state, who, successors);
        }

        if (state.Ghost == 0) return;
        State left = state;
        if (left.TrySend(new Request(RequestStep.Flying, (byte)(state.Ghost + bounds.Grace), Key: 0, Request.Nobody)))
            successors.Add(new Successor(new Move(MoveKind.AbandonedLeaves), left with { Ghost = 0 }, IsFault: true));
    }

    private void Call(State state, byte who, List<Successor> successors)
    {
        State next = state;
        Worker worker = state.WorkerOf(who) with { Calls = (byte)(state.WorkerOf(who).Calls - 1), Deadline = bounds.Deadline, IsCurrent = true };
        switch (state.Status)
        {
            case PayoutStatusSeen.Absent:
                worker = worker with { Step = mistake == Mistake.JournalAfterSend ? WorkerStep.Armed : WorkerStep.Insert };
                break;
            case PayoutStatusSeen.Created when state.Lease == 0:
                worker = worker with { Step = WorkerStep.Claim };
                break;
            case PayoutStatusSeen.Sending when mistake == Mistake.LeaseIgnored:
                worker = worker with { Step = WorkerStep.Claim };
                break;
            case PayoutStatusSeen.Pending when mistake == Mistake.SecondProviderAfterAcceptance:
                worker = worker.AtRest();
                next.Executed++;
                break;
            default:
                return;
        }

        next.Set(who, worker);
        successors.Add(new Successor(new Move(MoveKind.Call, who), next, IsFault: false));
    }

    private void Commit(State state, byte who, List<Successor> successors)
    {
        Worker worker = state.WorkerOf(who);
        bool mayTake = worker.Step switch
        {
            _ when mistake == Mistake.ClaimWithoutComparing => true,
            WorkerStep.Insert => !state.IsPresent,
            WorkerStep.Claim when mistake == Mistake.LeaseIgnored => worker.IsCurrent,
            WorkerStep.Repeat when state.IsWindowOver && mistake != Mistake.RepeatAfterTheWindow => false,
            WorkerStep.Repeat when mistake == Mistake.RepeatWithoutWaiting => worker.IsCurrent,
            _ => worker.IsCurrent && state.IsSettled,
        };
        State next = state;
        if (mayTake)
        {
            bool isFirst = !next.MayHaveExecuted && next.Lost == 0;
            next.IsPresent = true;
            next.Open |= (byte)(1 << who);
            (next.Lease, next.Claimant) = (bounds.Lease, who);
            if (isFirst) next.IsWindowOver = false;
            next.Written();
            worker = worker with { Step = WorkerStep.Armed, IsRepeat = worker.Step == WorkerStep.Repeat, IsCurrent = false };
        }
        else
        {
            worker = worker.AtRest();
        }

        next.Set(who, worker);
        successors.Add(new Successor(new Move(MoveKind.Commit, who), next, IsFault: false));
    }

    private void Leave(State state, byte who, List<Successor> successors)
    {
        Worker worker = state.WorkerOf(who);
        if (worker.Deadline == 0 && mistake != Mistake.DeadlineNotChecked) return;
        State next = state;
        byte key = worker.IsRepeat && mistake == Mistake.KeyMadeAnew ? (byte)1 : (byte)0;
        if (!next.TrySend(new Request(RequestStep.Flying, (byte)(worker.Deadline + bounds.Grace), key, who))) return;
        next.Set(who, worker with { Step = WorkerStep.Waiting });
        successors.Add(new Successor(new Move(MoveKind.Leave, who), next, IsFault: false));
    }

    private void GiveUp(State state, byte who, List<Successor> successors)
    {
        Worker worker = state.WorkerOf(who);
        State next = state;
        if (mistake == Mistake.FlagInsteadOfSeal) next.Ghost = worker.Deadline;
        next.Set(who, worker with { Step = WorkerStep.Ended, End = AttemptEnd.NotSent, Deadline = 0 });
        successors.Add(new Successor(new Move(MoveKind.GiveUp, who), next, IsFault: worker.Deadline > 0));
    }

    private static void Hear(State state, byte who, List<Successor> successors)
    {
        for (byte slot = 0; slot < 2; slot++)
        {
            Request request = state.RequestOf(slot);
            if (request.Owner != who || request.Step is not (RequestStep.Accepted or RequestStep.Refused)) continue;
            State next = state;
            next.Set(slot, default(Request));
            next.Set(who, state.WorkerOf(who) with { Step = WorkerStep.Ended, End = request.Step == RequestStep.Accepted ? AttemptEnd.Accepted : AttemptEnd.Refused, Deadline = 0 });
            successors.Add(new Successor(new Move(MoveKind.Hear, who), next, IsFault: false));
        }
    }

    private void HearNothing(State state, byte who, List<Successor> successors)
    {
        Worker worker = state.WorkerOf(who);
        State next = state;
        bool wasOwned = Abandon(ref next, who);
        next.Set(who, mistake switch
        {
            Mistake.RetryOnMayHaveExecuted => worker with { Step = WorkerStep.Armed, Deadline = bounds.Deadline },
            Mistake.SilenceTakenForRefusal => worker with { Step = WorkerStep.Ended, End = AttemptEnd.Refused, Deadline = 0 },
            _ => worker with { Step = WorkerStep.Ended, End = AttemptEnd.MayHaveExecuted, Deadline = 0 },
        });
        successors.Add(new Successor(new Move(MoveKind.HearNothing, who), next, wasOwned));
    }

    private void Journal(State state, byte who, List<Successor> successors)
    {
        Worker worker = state.WorkerOf(who);
        State next = state;
        byte bit = (byte)(1 << who);
        next.IsPresent = next.IsAcknowledged = true;
        next.Open &= (byte)~bit;
        next.Lost &= (byte)~bit;
        switch (worker.End)
        {
            case AttemptEnd.Accepted:
                if (next.Observed == Fate.None) (next.Observed, next.Decision) = (mistake == Mistake.AcceptedToldAsPaid ? Fate.Paid : Fate.Pending, Fate.None);
                break;
            case AttemptEnd.Refused:
                next.IsDeclined = true;
                if (worker.IsRepeat && mistake == Mistake.RefusedRepeatIsFailure) (next.MayHaveExecuted, next.Lost) = (false, 0);
                break;
            case AttemptEnd.MayHaveExecuted:
                next.MayHaveExecuted = true;
                break;
        }

        if (worker.End != AttemptEnd.MayHaveExecuted && next.Claimant == who) (next.Lease, next.Claimant) = (0, Request.Nobody);
        next.Written();
        next.Set(who, worker.AtRest());
        successors.Add(new Successor(new Move(MoveKind.Journal, who), next, IsFault: false));
    }

    private void Crash(State state, byte who, List<Successor> successors)
    {
        State next = state;
        byte bit = (byte)(1 << who);
        if ((next.Open & bit) != 0) next.Open = (byte)((next.Open & ~bit) | State.Orphan);
        if ((next.Lost & bit) != 0) (next.Lost, next.MayHaveExecuted) = ((byte)(next.Lost & ~bit), true);
        if (next.Claimant == who) next.Claimant = Request.Nobody;
        Abandon(ref next, who);
        next.Set(who, state.WorkerOf(who).AtRest());
        if (mistake == Mistake.CommitNotDurable) Forget(ref next);
        successors.Add(new Successor(new Move(MoveKind.Crash, who), next, IsFault: true));
    }

    private static void Forget(ref State state)
    {
        (state.IsPresent, state.Open, state.Lost, state.MayHaveExecuted, state.IsDeclined, state.IsClosed) = (false, 0, 0, false, false, false);
        (state.Lease, state.Claimant, state.Observed, state.Decision) = (0, Request.Nobody, Fate.None, Fate.None);
        state.Written();
    }

    // The list may lack what was executed; what is not settled is not searched for.
    private void SearchInVain(State state, byte who, List<Successor> successors)
    {
        bool isSettled = state.IsSettled || (mistake == Mistake.RepeatWithoutWaiting && state.Open == 0);
        bool mayMiss = provider.MayListLag || state.Executed == 0 || mistake == Mistake.RepeatWithoutSearch;
        if (!provider.HasList || state.Status != PayoutStatusSeen.Unknown || !isSettled || !mayMiss) return;
        State next = state;
        if (mistake == Mistake.NotFoundTakenForNever)
        {
            next.Decision = Fate.Failed;
        }
        else if (provider.IsKeyed && (!state.IsWindowOver || mistake == Mistake.RepeatAfterTheWindow))
        {
            next.Written();
            next.Set(who, state.WorkerOf(who) with { Step = WorkerStep.Searched, IsCurrent = true });
        }

        if (next != state) successors.Add(new Successor(new Move(MoveKind.SearchInVain, who), next, IsFault: state.Executed > 0));
    }

    private void BeginRepeat(State state, byte who, List<Successor> successors)
    {
        Worker worker = state.WorkerOf(who);
        bool isOver = state.IsWindowOver && mistake != Mistake.RepeatAfterTheWindow;
        State next = state;
        next.Set(who, worker.IsCurrent && !isOver ? worker with { Step = WorkerStep.Repeat, Deadline = bounds.Deadline } : worker.AtRest());
        successors.Add(new Successor(new Move(MoveKind.BeginRepeat, who), next, IsFault: false));
    }

    // Nobody waits for the answer any more; the request goes its way.
    private static bool Abandon(ref State state, byte who)
    {
        bool wasOwned = false;
        for (byte slot = 0; slot < 2; slot++)
        {
            Request request = state.RequestOf(slot);
            if (request.Step == RequestStep.None || request.Owner != who) continue;
            wasOwned = true;
            state.Set(slot, request.IsUnderWay ? request with { Owner = Request.Nobody } : default);
        }

        return wasOwned;
    }
}
