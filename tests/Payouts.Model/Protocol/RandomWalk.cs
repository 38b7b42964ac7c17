namespace Payouts.Model.Protocol;

/// <summary>Walks through a protocol that are drawn by a number.</summary>
internal static class RandomWalk
{
    // What ends a payout, or a try of it, would end most walks early.
    private static readonly MoveKind[] Rare =
    [
        MoveKind.Crash, MoveKind.Day, MoveKind.Decide, MoveKind.Cancel, MoveKind.GiveUp, MoveKind.Refuse, MoveKind.Lose, MoveKind.Webhook, MoveKind.LyingWebhook, MoveKind.ForeignWebhook, MoveKind.Hear, MoveKind.Find,
    ];

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
            Successor[] open = [.. successors.Where(successor => successor.Move.Kind != MoveKind.Fail && (!Rare.Contains(successor.Move.Kind) || random.Next(6) == 0))];
            if (successors.Count == 0) break;
            if (open.Length == 0) continue;
            Successor taken = open[random.Next(open.Length)];
            walk.Add(taken.Move);
            state = taken.State;
        }

        return walk;
    }
}
