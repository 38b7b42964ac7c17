namespace Payouts.Model.Protocol;

/// <summary>Visits every state that can be reached, nearest first.</summary>
internal sealed class Explorer(PayoutProtocol protocol)
{
    private readonly Dictionary<UInt128, int> _known = [];
    private readonly List<State> _states = [];
    private readonly List<(int Parent, Move Move)> _ways = [];
    private readonly List<(int From, int To)> _sound = [];

    /// <summary>The shortest way to a state that breaks this promise, if there is one.</summary>
    public Exploration Find(Violation violation) => Run(violation, areAlikeOne: false);

    /// <summary>All states, two that differ only in which worker is which counted once, and those from which nothing more comes of the payout.</summary>
    public Exploration ExploreAll() => Run(sought: null, areAlikeOne: true);

    private Exploration Run(Violation? sought, bool areAlikeOne)
    {
        Visit(State.Start(protocol.Bounds.Calls), parent: -1, default, areAlikeOne);
        var successors = new List<Successor>();
        long moves = 0;
        for (int current = 0; current < _states.Count; current++)
        {
            Violation violation = protocol.Promises.Check(_states[current]);
            if (violation != Violation.None && (sought is null || sought == violation)) return new Exploration(_states.Count, moves, violation, TraceTo(current), Stuck: 0);
            successors.Clear();
            protocol.Add(_states[current], successors);
            moves += successors.Count;
            foreach (Successor successor in successors)
            {
                int to = Visit(successor.State, current, successor.Move, areAlikeOne);
                if (areAlikeOne && !successor.IsFault) _sound.Add((current, to));
            }
        }

        return new Exploration(_states.Count, moves, Violation.None, [], areAlikeOne ? CountStuck() : 0);
    }

    private int Visit(State state, int parent, Move move, bool areAlikeOne)
    {
        UInt128 key = areAlikeOne ? StateKey.OfAlike(state) : StateKey.Of(state);
        if (_known.TryGetValue(key, out int known)) return known;
        int index = _states.Count;
        _known.Add(key, index);
        _states.Add(state);
        _ways.Add((parent, move));
        return index;
    }

    private List<Move> TraceTo(int index)
    {
        var trace = new List<Move>();
        for (; _ways[index].Parent >= 0; index = _ways[index].Parent) trace.Add(_ways[index].Move);
        trace.Reverse();
        return trace;
    }

    // Backwards from the states where all is settled, along the moves by which nothing goes wrong.
    private int CountStuck()
    {
        int[] first = new int[_states.Count + 1];
        foreach ((_, int to) in _sound) first[to + 1]++;
        for (int index = 0; index < _states.Count; index++) first[index + 1] += first[index];
        int[] next = [.. first];
        int[] sources = new int[_sound.Count];
        foreach ((int from, int to) in _sound) sources[next[to]++] = from;

        var isGood = new bool[_states.Count];
        var waiting = new Stack<int>();
        for (int index = 0; index < _states.Count; index++)
        {
            if (!protocol.Promises.IsSettled(_states[index])) continue;
            isGood[index] = true;
            waiting.Push(index);
        }

        while (waiting.TryPop(out int to))
        {
            for (int edge = first[to]; edge < first[to + 1]; edge++)
            {
                if (isGood[sources[edge]]) continue;
                isGood[sources[edge]] = true;
                waiting.Push(sources[edge]);
            }
        }

        return isGood.Count(static good => !good);
    }
}
