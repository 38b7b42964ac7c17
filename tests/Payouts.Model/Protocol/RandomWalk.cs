namespace Payouts.Model.Protocol;

/// <summary>Walks through a protocol that are drawn by a number.</summary>
internal static class RandomWalk
{
    /// <summary>The moves of one walk; the same number gives the same walk. It ends early where nothing can happen any more.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="seed">The number.</param>
    /// <param name="length">How many moves there are at most.</param>
    public static IReadOnlyList<Move> Of(PayoutProtocol protocol, int seed, int length)
    {
        var random = new Random(seed);
        var walk = new List<Move>();
        var successors = new List<Successor>();
        State state = State.Start(protocol.Bounds.Calls);
        while (walk.Count < length)
        {
            successors.Clear();
            protocol.Add(state, successors);
            Successor[] open = [.. successors.Where(successor => successor.Move.Kind != MoveKind.Fail && (!successor.IsFault || random.Next(2) == 0))];
            if (open.Length == 0) break;
            Successor taken = open[random.Next(open.Length)];
            walk.Add(taken.Move);
            state = taken.State;
        }

        return walk;
    }
}
