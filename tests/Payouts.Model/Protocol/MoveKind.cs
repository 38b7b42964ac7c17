namespace Payouts.Model.Protocol;

/// <summary>Everything that can happen.</summary>
internal enum MoveKind : byte
{
    /// <summary>A worker's caller calls create.</summary>
    Call,

    /// <summary>A worker commits what it was about to: the intent with its claim, or a claim.</summary>
    Commit,

    /// <summary>A worker's body begins to leave.</summary>
    Leave,

    /// <summary>A worker gives its attempt up before its body began to leave.</summary>
    GiveUp,

    /// <summary>A worker hears the answer.</summary>
    Hear,

    /// <summary>A worker's connection breaks, or its answer does not come.</summary>
    HearNothing,

    /// <summary>A worker journals how its attempt ended, and its caller is told.</summary>
    Journal,

    /// <summary>A worker's process dies and is started again.</summary>
    Crash,

    /// <summary>A worker searches the provider's list in vain.</summary>
    SearchInVain,

    /// <summary>A worker that searched in vain begins to repeat.</summary>
    BeginRepeat,

    /// <summary>The body of an attempt that was given up leaves all the same.</summary>
    AbandonedLeaves,

    /// <summary>A request reaches the provider, which looks its key up.</summary>
    Arrive,

    /// <summary>The provider executes a request.</summary>
    Execute,

    /// <summary>The provider refuses a request.</summary>
    Refuse,

    /// <summary>A request or its answer is lost.</summary>
    Lose,

    /// <summary>The provider pays.</summary>
    Pay,

    /// <summary>The payout fails at the provider.</summary>
    Fail,

    /// <summary>The provider forgets its keys.</summary>
    ForgetKeys,

    /// <summary>An attempt whose lease ran out is marked as one that may have been executed.</summary>
    LoseSender,

    /// <summary>A search finds the payout.</summary>
    Find,

    /// <summary>The provider is read by the bound id.</summary>
    Read,

    /// <summary>A webhook wakes a read, which shows our handle.</summary>
    Webhook,

    /// <summary>A webhook says that the payout failed, whatever became of it.</summary>
    LyingWebhook,

    /// <summary>A webhook names somebody else's payout, which was paid.</summary>
    ForeignWebhook,

    /// <summary>A person looks at the provider and decides.</summary>
    Decide,

    /// <summary>The caller withdraws the payout.</summary>
    Cancel,

    /// <summary>A tick passes.</summary>
    Tick,

    /// <summary>So much time passes that repeating is over.</summary>
    Day,
}
