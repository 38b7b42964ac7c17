using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.PostgreSql.Tests.Support;

/// <summary>Records, events and writes.</summary>
internal static class Samples
{
    internal const string Account = "account-1";
    internal const string Phone = "+23278000000";

    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    internal static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    internal static JournalRecord Record(string reference, DateTimeOffset? dueAt = null)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return new JournalRecord
        {
            Reference = reference,
            Account = Account,
            Handle = $"handle of {reference}",
            Fingerprint = $"1:{reference}",
            Request = new PayoutRequest { Reference = reference, Amount = Money.Of(10.50m, Currency.SLE), Destination = PayoutDestination.MobileMoney(Phone, MobileNetwork.Orange, "SL") },
            Exchange = new PreparedExchange
            {
                Method = "POST",
                Uri = new Uri("https://api.example.com/payouts"),
                Headers = [],
                Body = "{}"u8.ToArray(),
                Address = new ProviderAddress("Test", "https://api.example.com/", "v1"),
            },
            Status = PayoutStatus.Created,
            DueAt = dueAt,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    internal static JournalWrite Insert(string reference, params PayoutEvent[] events) => new() { Record = Record(reference), Events = events };

    internal static JournalRecord Bound(JournalRecord record, string providerId) => record with
    {
        Observed = new ObservedPayout { ProviderId = providerId, Status = PayoutStatus.Pending },
        Status = PayoutStatus.Pending,
    };

    internal static PayoutEvent Event(string reference, string description) => new()
    {
        Kind = PayoutEventKind.StatusChanged,
        Reference = reference,
        Provider = Account,
        To = PayoutStatus.Pending,
        At = TimeProvider.System.GetUtcNow(),
        Description = description,
    };

    internal static TimelineEntry Entry(string description) =>
        new() { At = TimeProvider.System.GetUtcNow(), To = PayoutStatus.Created, Source = TimelineSource.Caller, Description = description };

    internal static async Task<JournalRecord> AddAsync(IPayoutJournal journal, string reference, params PayoutEvent[] events)
    {
        JournalResult result = await journal.InsertAsync(Insert(reference, events), CancellationToken.None);
        result.Outcome.Should().Be(JournalOutcome.Written);
        return result.Record!;
    }
}
