namespace Payouts.Model.Protocol;

/// <summary>A promise that a state breaks.</summary>
internal enum Violation
{
    None,

    /// <summary>More than one payout was accepted.</summary>
    ExecutedTwice,

    /// <summary>"No money moved" is told of a payout that was executed.</summary>
    FalselyNotExecuted,

    /// <summary>"No money moved" is told of a payout that can still be executed by what is on its way.</summary>
    ToldTooEarly,

    /// <summary>"Paid" is told of a payout that was not.</summary>
    FalselySucceeded,

    /// <summary>A payout that somebody was told of is not journalled.</summary>
    Lost,
}
