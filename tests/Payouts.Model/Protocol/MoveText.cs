namespace Payouts.Model.Protocol;

/// <summary>Moves in words.</summary>
internal static class MoveText
{
    /// <summary>One of them.</summary>
    public static string Of(Move move)
    {
        string worker = move.Who == 0 ? "A" : "B", request = move.Who == 0 ? "first" : "second";
        return move.Kind switch
        {
            MoveKind.Call => $"{worker} is called: create",
            MoveKind.Commit => $"{worker} commits its claim",
            MoveKind.Leave => $"{worker}'s body leaves",
            MoveKind.GiveUp => $"{worker} gives up before its body leaves",
            MoveKind.Hear => $"{worker} hears the answer",
            MoveKind.HearNothing => $"{worker} hears nothing",
            MoveKind.Journal => $"{worker} journals the outcome and tells its caller",
            MoveKind.Crash => $"{worker} dies and is started again",
            MoveKind.SearchInVain => $"{worker} searches in vain",
            MoveKind.BeginRepeat => $"{worker} begins to repeat",
            MoveKind.AbandonedLeaves => "the body that was given up leaves",
            MoveKind.Arrive => $"the {request} request arrives",
            MoveKind.Execute => $"the {request} request is executed",
            MoveKind.Refuse => $"the {request} request is refused",
            MoveKind.Lose => $"the {request} request or its answer is lost",
            MoveKind.Pay => "the provider pays",
            MoveKind.Fail => "the payout fails at the provider",
            MoveKind.ForgetKeys => "the provider forgets its keys",
            MoveKind.LoseSender => "the lease is found to have run out",
            MoveKind.Find => "a search finds the payout",
            MoveKind.Read => "the provider is read",
            MoveKind.Webhook => "a webhook wakes a read",
            MoveKind.LyingWebhook => "a webhook says that it failed",
            MoveKind.ForeignWebhook => "a webhook names somebody else's payout",
            MoveKind.Decide => "a person looks and decides",
            MoveKind.Cancel => "the payout is withdrawn",
            MoveKind.Tick => "time passes",
            MoveKind.Day => "the time for repeating passes",
            _ => throw new ArgumentOutOfRangeException(nameof(move)),
        };
    }
}
