namespace Payouts.Sqlite;

/// <summary>What a failure means for what was asked for.</summary>
internal enum WriteFate
{
    /// <summary>The journal was being opened.</summary>
    Opening,

    /// <summary>It was a read.</summary>
    Read,

    /// <summary>Nothing was committed.</summary>
    NotMade,

    /// <summary>The commit failed after its bytes may have reached the disk.</summary>
    Unknown,
}
