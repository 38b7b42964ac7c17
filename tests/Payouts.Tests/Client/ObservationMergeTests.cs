using FsCheck;
using FsCheck.Fluent;
using Payouts.Journal;
using Payouts.Tracking;

namespace Payouts.Tests.Client;

public sealed class ObservationMergeTests
{
    private static readonly PayoutStatus[] Statuses = [PayoutStatus.Pending, PayoutStatus.Succeeded, PayoutStatus.Failed, PayoutStatus.Cancelled, PayoutStatus.Reversed];

    [Fact]
    public void Merge_OfObservationsWithOneEnd_DoesNotDependOnOrderGroupingOrRepetition() => Prop.ForAll(Worlds(), observations =>
    {
        ObservedPayout expected = observations.Aggregate(Merge);
        ObservedPayout backward = observations.Reverse().Aggregate(Merge);
        ObservedPayout rightFirst = observations.Reverse().Aggregate(static (right, left) => Merge(left, right));
        ObservedPayout repeated = observations.Concat(observations).Aggregate(Merge);
        return Facts(expected) == Facts(backward) && Facts(expected) == Facts(rightFirst) && Facts(expected) == Facts(repeated)
            && Facts(Merge(expected, expected)) == Facts(expected);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(8));

    public static TheoryData<PayoutStatus, PayoutStatus, bool> Pairs { get; } = BuildPairs();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Merge_LeavesAnEndOnlyOnANamedEdgeByAFreshRead(PayoutStatus from, PayoutStatus to, bool isFresh)
    {
        (ObservedPayout merged, PayoutEventKind? happened) = ObservationMerge.Merge(Of(from), Of(to), isFresh);

        (merged.Status, happened).Should().Be((from, to, isFresh) switch
        {
            _ when from == to => (from, null),
            (PayoutStatus.Pending, _, _) => (to, PayoutEventKind.StatusChanged),
            (PayoutStatus.Succeeded, PayoutStatus.Reversed, true) => (PayoutStatus.Reversed, PayoutEventKind.Reversed),
            (PayoutStatus.Failed, PayoutStatus.Succeeded, true) => (PayoutStatus.Succeeded, PayoutEventKind.Contradiction),
            (PayoutStatus.Cancelled, PayoutStatus.Succeeded, true) => (PayoutStatus.Succeeded, PayoutEventKind.Contradiction),
            (PayoutStatus.Succeeded, PayoutStatus.Failed, true) => (PayoutStatus.Reversed, PayoutEventKind.Contradiction),
            _ => ((PayoutStatus, PayoutEventKind?))(from, null),
        });
    }

    private static TheoryData<PayoutStatus, PayoutStatus, bool> BuildPairs()
    {
        var pairs = new TheoryData<PayoutStatus, PayoutStatus, bool>();
        foreach (PayoutStatus from in Statuses)
        {
            foreach (PayoutStatus to in Statuses)
            {
                pairs.Add(from, to, true);
                pairs.Add(from, to, false);
            }
        }

        return pairs;
    }

    // Everything one payout may show on its way to one end, in any order: facts are told or not, but never told differently.
    private static Arbitrary<ObservedPayout[]> Worlds() => (
        from end in Gen.Elements(Statuses)
        from observations in (
            from isOver in Gen.Elements(true, false)
            from hasFees in Gen.Elements(true, false)
            select Of(isOver ? end : PayoutStatus.Pending) with
            {
                Fees = hasFees ? [new PayoutFee("Base", Money.Of(1, Currency.SLE))] : null,
                Failure = isOver && end == PayoutStatus.Failed ? new PayoutFailure(PayoutFailureCategory.Expired) : null,
            }).NonEmptyListOf()
        select observations.ToArray()).ToArbitrary();

    private static ObservedPayout Merge(ObservedPayout left, ObservedPayout right) => ObservationMerge.Merge(left, right, isFresh: true).Merged;

    private static (PayoutStatus Status, int? Fees, PayoutFailure? Failure) Facts(ObservedPayout observed) => (observed.Status, observed.Fees?.Count, observed.Failure);

    private static ObservedPayout Of(PayoutStatus status) => new() { ProviderId = "pyt-1", Status = status };
}
