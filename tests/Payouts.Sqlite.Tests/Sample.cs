using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Sqlite.Tests;

/// <summary>Writes for the tests.</summary>
internal static class Sample
{
    public static JournalWrite Insert(string reference) => new()
    {
        Record = Record(reference),
        Timeline = [new TimelineEntry { At = DateTimeOffset.UnixEpoch, To = PayoutStatus.Created, Source = TimelineSource.Caller, Description = "Journalled." }],
        Events =
        [
            new PayoutEvent { Kind = PayoutEventKind.Created, Reference = reference, Provider = "account-1", To = PayoutStatus.Created, At = DateTimeOffset.UnixEpoch, Description = "Journalled." },
        ],
    };

    public static JournalRecord Record(string reference) => new()
    {
        Reference = reference,
        Account = "account-1",
        Handle = $"handle of {reference}",
        Fingerprint = $"1:{reference}",
        Request = new PayoutRequest
        {
            Reference = reference,
            Amount = Money.Of(10.50m, Currency.SLE),
            Destination = PayoutDestination.MobileMoney("+23278000123", MobileNetwork.Orange, "SL"),
        },
        Exchange = new PreparedExchange
        {
            Method = "POST",
            Uri = new Uri("https://api.example.com/payouts"),
            Headers = [],
            Body = "{}"u8.ToArray(),
            Address = new ProviderAddress("Test", "https://api.example.com/", "v1"),
        },
        Status = PayoutStatus.Created,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    public static JournalRecord Bound(JournalRecord record, string providerId) => record with
    {
        Observed = new ObservedPayout { ProviderId = providerId, Status = PayoutStatus.Pending },
        Status = PayoutStatus.Pending,
    };

    public static TimelineEntry Entry(string description) => new() { At = DateTimeOffset.UnixEpoch, To = PayoutStatus.Created, Source = TimelineSource.Caller, Description = description };

    public static PayoutEvent Event(string reference, string description) => new()
    {
        Kind = PayoutEventKind.StatusChanged,
        Reference = reference,
        Provider = "account-1",
        To = PayoutStatus.Pending,
        At = DateTimeOffset.UnixEpoch,
        Description = description,
    };
}
