namespace Payouts.Testing;

/// <summary>The kinds of answer to a create call.</summary>
internal enum FakeAnswer
{
    /// <summary>201 with the payout.</summary>
    Accepted,

    /// <summary>422 with a reason.</summary>
    Declined,

    /// <summary>None, after the request was read.</summary>
    Silent,

    /// <summary>No connection.</summary>
    Unreachable,

    /// <summary>Status and body of the script's choice.</summary>
    Responded,
}
