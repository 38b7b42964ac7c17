namespace Payouts.PostgreSql;

/// <summary>What a failure means for what was asked for.</summary>
internal enum WriteFate
{
    /// <summary>It was a read.</summary>
    Read,

    /// <summary>Nothing was committed.</summary>
    NotMade,

    /// <summary>The commit was made, and what it took could not be read.</summary>
    Taken,

    /// <summary>The commit may have been made, and its answer lost.</summary>
    Unknown,
}
