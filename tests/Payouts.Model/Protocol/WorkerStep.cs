namespace Payouts.Model.Protocol;

/// <summary>Where a worker stands in its way with one attempt.</summary>
internal enum WorkerStep : byte
{
    /// <summary>Nothing under way.</summary>
    Idle,

    /// <summary>Its deadline runs; the intent with its claim is not committed yet.</summary>
    Insert,

    /// <summary>Its deadline runs; the claim on a journalled intent is not committed yet.</summary>
    Claim,

    /// <summary>It has searched the whole list in vain and has noted that.</summary>
    Searched,

    /// <summary>Its deadline runs; the claim to repeat is not committed yet.</summary>
    Repeat,

    /// <summary>It holds the claim, and its body has not begun to leave.</summary>
    Armed,

    /// <summary>Its body has left.</summary>
    Waiting,

    /// <summary>It knows how the attempt ended and has not journalled that.</summary>
    Ended,
}
