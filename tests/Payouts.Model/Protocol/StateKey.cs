namespace Payouts.Model.Protocol;

/// <summary>A state as one number, so that millions of them are told apart cheaply.</summary>
internal static class StateKey
{
    /// <summary>The number of a state.</summary>
    public static UInt128 Of(State state)
    {
        ulong record = 0;
        Add(ref record, state.IsPresent);
        Add(ref record, state.Open, 3);
        Add(ref record, state.Lost, 2);
        Add(ref record, state.MayHaveExecuted);
        Add(ref record, state.IsDeclined);
        Add(ref record, state.IsClosed);
        Add(ref record, state.Lease, 3);
        Add(ref record, state.Claimant, 2);
        Add(ref record, (byte)state.Observed, 2);
        Add(ref record, (byte)state.Decision, 2);
        Add(ref record, state.IsWindowOver);
        Add(ref record, state.IsAcknowledged);
        Add(ref record, state.Ghost, 3);
        Add(ref record, state.Executed, 2);
        Add(ref record, (byte)state.Fate, 2);
        Add(ref record, state.Keys, 2);
        ulong others = 0;
        Add(ref others, state.A);
        Add(ref others, state.B);
        Add(ref others, state.First);
        Add(ref others, state.Second);
        return new UInt128(record, others);
    }

    /// <summary>The number of a state, the same whichever worker is called A and whichever request is the first.</summary>
    public static UInt128 OfAlike(State state)
    {
        UInt128 one = Ordered(state), other = Ordered(Mirrored(state));
        return one < other ? one : other;
    }

    private static UInt128 Ordered(State state)
    {
        State swapped = state with { First = state.Second, Second = state.First };
        UInt128 one = Of(state), other = Of(swapped);
        return one < other ? one : other;
    }

    private static State Mirrored(State state) => state with
    {
        A = state.B,
        B = state.A,
        First = Mirrored(state.First),
        Second = Mirrored(state.Second),
        Open = (byte)((state.Open & State.Orphan) | Swap(state.Open)),
        Lost = (byte)Swap(state.Lost),
        Claimant = Mirrored(state.Claimant),
    };

    private static Request Mirrored(Request request) => request.Step == RequestStep.None ? request : request with { Owner = Mirrored(request.Owner) };

    private static byte Mirrored(byte worker) => worker == Request.Nobody ? worker : (byte)(1 - worker);

    private static int Swap(byte bits) => ((bits & 1) << 1) | ((bits >> 1) & 1);

    private static void Add(ref ulong key, Worker worker)
    {
        Add(ref key, (byte)worker.Step, 3);
        Add(ref key, worker.Deadline, 3);
        Add(ref key, worker.Calls, 2);
        Add(ref key, worker.IsCurrent);
        Add(ref key, worker.IsRepeat);
        Add(ref key, (byte)worker.End, 2);
    }

    private static void Add(ref ulong key, Request request)
    {
        Add(ref key, (byte)request.Step, 3);
        Add(ref key, request.Left, 3);
        Add(ref key, request.Key, 1);
        Add(ref key, request.Owner, 2);
    }

    private static void Add(ref ulong key, bool value) => Add(ref key, value ? (byte)1 : (byte)0, 1);

    private static void Add(ref ulong key, byte value, int bits) => key = (key << bits) | value;
}
