namespace Payouts.Model.Protocol;

/// <summary>The passing of time, in which any worker may stand still.</summary>
internal sealed class TimeMoves(ProviderTraits provider)
{
    public void Add(State state, List<Successor> successors)
    {
        if (MayPass(state.First) && MayPass(state.Second)) Add(MoveKind.Tick, state, 1, isFault: false, successors);

        // Whatever is under way is over long before the time for repeating is.
        if (provider.IsKeyed && state is { IsPresent: true, IsWindowOver: false } && !state.First.IsUnderWay && !state.Second.IsUnderWay)
            Add(MoveKind.Day, state with { IsWindowOver = true }, byte.MaxValue, isFault: true, successors);
    }

    // A request is executed before its time is over, or never.
    private static bool MayPass(Request request) => !request.IsUnderWay || request.Left > 1;

    private static void Add(MoveKind kind, State state, byte ticks, bool isFault, List<Successor> successors)
    {
        State next = state;
        next.Lease = Less(state.Lease, ticks);
        if (next.Lease == 0) next.Claimant = Request.Nobody;
        next.Ghost = Less(state.Ghost, ticks);
        next.A = state.A.After(ticks);
        next.B = state.B.After(ticks);
        next.First = Later(state.First, ticks);
        next.Second = Later(state.Second, ticks);
        if (kind == MoveKind.Day || next != state) successors.Add(new Successor(new Move(kind), next, isFault));
    }

    private static Request Later(Request request, byte ticks) => request with { Left = Less(request.Left, ticks) };

    private static byte Less(byte left, byte ticks) => (byte)Math.Max(0, left - ticks);
}
