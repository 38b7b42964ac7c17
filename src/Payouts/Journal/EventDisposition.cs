namespace Payouts.Journal;

/// <summary>How the delivery of an event ended.</summary>
public enum EventDisposition
{
    /// <summary>Every handler took it.</summary>
    Delivered,

    /// <summary>A handler threw: deliver again later.</summary>
    Retry,

    /// <summary>A handler threw too often: kept aside for a person; later events of the payout go on.</summary>
    Parked,
}
