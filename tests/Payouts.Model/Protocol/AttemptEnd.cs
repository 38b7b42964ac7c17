namespace Payouts.Model.Protocol;

/// <summary>How an attempt ended, as its worker saw it.</summary>
internal enum AttemptEnd : byte
{
    /// <summary>The body never began to leave.</summary>
    NotSent,

    /// <summary>The provider named the payout.</summary>
    Accepted,

    /// <summary>The provider refused it.</summary>
    Refused,

    /// <summary>It may have been executed.</summary>
    MayHaveExecuted,
}
