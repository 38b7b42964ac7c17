namespace Payouts.Chaos.Campaign;

/// <summary>A deliberate mistake. A campaign that does not notice it proves nothing by its zeros.</summary>
internal enum Sabotage
{
    /// <summary>None.</summary>
    None,

    /// <summary>Providers without idempotency are said to have it: what may have been executed is sent again.</summary>
    KeyClaimed,

    /// <summary>Server errors are said to be without side effects: they are sent again.</summary>
    ErrorsClaimedHarmless,

    /// <summary>An answer that cannot be read is taken for a refusal.</summary>
    UnreadableIsRefused,

    /// <summary>What is under way is taken for paid.</summary>
    PendingIsPaid,

    /// <summary>What was paid is taken for failed.</summary>
    PaidIsFailed,

    /// <summary>A restart forgets the journal.</summary>
    JournalForgets,

    /// <summary>A provider's words are logged.</summary>
    WordsAreLogged,
}
