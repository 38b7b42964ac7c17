using FsCheck;
using FsCheck.Fluent;
using Payouts.Journal;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Sending;
using Payouts.Testing;
using Payouts.Tests.Support;
using Payouts.Tracking;
using Property = Payouts.Tests.Model.Property;

namespace Payouts.Tests.Client;

/// <summary>What readings do to a record, in whatever order and however late they come.</summary>
public sealed class MergedReadingTests
{
    private static readonly ProviderCapabilities Capabilities = MonimeCapabilities.Of(MonimeApi.V1, isLive: false, TimeSpan.FromSeconds(30));

    private static readonly PayoutStatus[] Shown = [PayoutStatus.Pending, PayoutStatus.Succeeded, PayoutStatus.Failed, PayoutStatus.Cancelled, PayoutStatus.Reversed];

    // From, shown, status after it: an end is left on these edges alone.
    private static readonly (PayoutStatus From, PayoutStatus Shown, PayoutStatus To)[] Edges =
    [
        (PayoutStatus.Succeeded, PayoutStatus.Reversed, PayoutStatus.Reversed),
        (PayoutStatus.Succeeded, PayoutStatus.Failed, PayoutStatus.Reversed),
        (PayoutStatus.Failed, PayoutStatus.Succeeded, PayoutStatus.Succeeded),
        (PayoutStatus.Cancelled, PayoutStatus.Succeeded, PayoutStatus.Succeeded),
    ];

    private static readonly Gen<(PayoutStatus Status, bool IsStale)[]> Histories = (
        from status in Gen.Elements(Shown)
        from isStale in Gen.Elements(true, false)
        select (status, isStale)).ArrayOf(6);

    [Fact]
    public void Any_history_of_readings_leaves_an_end_only_on_a_named_edge() => Property.Holds(Histories, history =>
    {
        JournalRecord record = Pending();
        foreach ((PayoutStatus shown, bool isStale) in history)
        {
            JournalRecord after = Merge(record, shown, isStale);
            bool isEdge = !isStale && Edges.Contains((record.Status, shown, after.Status));
            bool isProgress = record.Status == PayoutStatus.Pending && after.Status == shown;
            (after.Status == record.Status || isEdge || isProgress).Should().BeTrue("of {0} shown {1} as {2}", record.Status, shown, after.Status);
            record = after;
        }
    });

    [Fact]
    public void A_reading_merged_again_changes_nothing() => Property.Holds(Histories, history =>
    {
        JournalRecord record = Pending();
        foreach ((PayoutStatus shown, bool isStale) in history)
        {
            record = Merge(record, shown, isStale);
            JournalRecord again = Merge(record, shown, isStale: true);
            again.Status.Should().Be(record.Status);
            again.Version.Should().Be(record.Version, "a stale copy of what was just merged is not written");
        }
    });

    [Fact]
    public void Readings_on_the_way_to_one_end_give_the_same_in_any_order() => Property.Holds(
        from end in Gen.Elements(Shown)
        from isOver in Gen.Elements(true, false).ArrayOf(6)
        from order in Gen.Shuffle(Enumerable.Range(0, 6).ToArray())
        select (Readings: isOver.Select(over => over ? end : PayoutStatus.Pending).ToArray(), order),
        static sample =>
        {
            PayoutStatus straight = sample.Readings.Aggregate(Pending(), static (record, shown) => Merge(record, shown, isStale: false)).Status;
            PayoutStatus shuffled = sample.order.Aggregate(Pending(), (record, index) => Merge(record, sample.Readings[index], isStale: false)).Status;
            shuffled.Should().Be(straight);
        });

    private static JournalRecord Pending()
    {
        var deadline = new AttemptDeadline(new ManualClock(), TimeSpan.FromSeconds(30));
        JournalRecord record = Intents.Record(deadline);
        return record with
        {
            Attempts = [record.Attempts[0] with { Result = AttemptResult.Accepted }],
            Observed = new ObservedPayout { ProviderId = "pyt-1", Status = PayoutStatus.Pending, ProviderStatus = "Pending" },
            Status = PayoutStatus.Pending,
            Version = 3,
        };
    }

    // As the journal would store it: the version grows with each write.
    private static JournalRecord Merge(JournalRecord record, PayoutStatus shown, bool isStale)
    {
        var reading = new PayoutReading { ProviderId = "pyt-1", Status = shown, ProviderStatus = shown.ToString(), Amount = record.Request.Amount, Handle = record.Handle };
        JournalWrite? write = ReadTransitions.Apply(record, reading, isStale ? record.Version - 1 : record.Version, Capabilities, TimelineSource.Read, record.UpdatedAt);
        return write is null ? record : write.Record with { Version = record.Version + 1 };
    }
}
