namespace Payouts.Tests.Testing;

/// <summary>One way in which a journal may be wrong.</summary>
public enum JournalFault
{
    InsertReplaces,
    VersionIgnored,
    ClaimIgnored,
    ClaimAlwaysLive,
    ListBackwards,
    NoHold,
    ParkedReturns,
    SecretChanges,
    RemembersNothing,
    TimelineLost,
    EventsLost,
    PostponeLost,
    LateFinishCounts,
    TallyLimitIgnored,
    TallyForgotten,
    ParkedNotReturned,
    ParkedNotListed,
    EveryDeliveryIsNew,
    DeliveriesNotHeld,
    DeliveryRetriesLost,
}
