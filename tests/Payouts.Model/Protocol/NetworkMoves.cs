namespace Payouts.Model.Protocol;

/// <summary>What requests and answers do on their way, and what the provider does with them.</summary>
internal sealed class NetworkMoves(ProviderTraits provider)
{
    public void Add(State state, List<Successor> successors)
    {
        for (byte slot = 0; slot < 2; slot++)
        {
            Request request = state.RequestOf(slot);
            if (request.Step == RequestStep.None) continue;
            if (request.Step == RequestStep.Flying)
            {
                if (provider.IsKeyed) Arrive(state, slot, successors);
                else Execute(state, slot, successors);
                Answer(state, slot, RequestStep.Refused, MoveKind.Refuse, isFault: true, successors);
            }
            else if (request.Step == RequestStep.Processing)
            {
                Execute(state, slot, successors);
            }

            State lost = state;
            lost.Set(slot, default(Request));
            successors.Add(new Successor(new Move(MoveKind.Lose, slot), lost, IsFault: true));
        }

        if (state.Fate == Fate.Pending)
        {
            successors.Add(new Successor(new Move(MoveKind.Pay), state with { Fate = Fate.Paid }, IsFault: false));
            successors.Add(new Successor(new Move(MoveKind.Fail), state with { Fate = Fate.Failed }, IsFault: false));
        }

        if (state.Keys != 0 && (provider.MayForgetKeys || state.IsWindowOver))
            successors.Add(new Successor(new Move(MoveKind.ForgetKeys), state with { Keys = 0 }, IsFault: true));
    }

    private static void Arrive(State state, byte slot, List<Successor> successors)
    {
        Request request = state.RequestOf(slot);
        if ((state.Keys & (1 << request.Key)) != 0)
        {
            Answer(state, slot, RequestStep.Accepted, MoveKind.Arrive, isFault: false, successors);
            return;
        }

        State next = state;
        next.Set(slot, request with { Step = RequestStep.Processing });
        successors.Add(new Successor(new Move(MoveKind.Arrive, slot), next, IsFault: false));
    }

    // A key is kept for what was executed; two requests under way at once both go through.
    private void Execute(State state, byte slot, List<Successor> successors)
    {
        State next = state;
        next.Executed++;
        if (next.Fate == Fate.None) next.Fate = Fate.Pending;
        if (provider.IsKeyed) next.Keys |= (byte)(1 << state.RequestOf(slot).Key);
        Answer(next, slot, RequestStep.Accepted, MoveKind.Execute, isFault: false, successors);
    }

    private static void Answer(State state, byte slot, RequestStep answer, MoveKind kind, bool isFault, List<Successor> successors)
    {
        Request request = state.RequestOf(slot);
        state.Set(slot, request.Owner == Request.Nobody ? default : request with { Step = answer, Left = 0, Key = 0 });
        successors.Add(new Successor(new Move(kind, slot), state, isFault));
    }
}
