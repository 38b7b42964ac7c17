namespace Payouts.Model.Protocol;

/// <summary>What a reader of the journal is told.</summary>
internal enum PayoutStatusSeen : byte
{
    Absent,
    Created,
    Sending,
    Pending,
    Succeeded,
    Failed,
    Cancelled,
    Unknown,
}
