using Payouts.Journal;
using Payouts.Sending;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Sending;

/// <summary>The right to send comes of a claim that the journal has just given, and of nothing else.</summary>
public sealed class PayoutIntentTests
{
    private static readonly AttemptDeadline Deadline = new(new ManualClock(), TimeSpan.FromSeconds(30));
    private static readonly JournalRecord Unclaimed = Intents.Record(Deadline);
    private static readonly JournalRecord Claimed = Unclaimed with { Claim = new JournalClaim("me", 1, Deadline.At, IsLive: true) };

    private static readonly Dictionary<string, JournalResult> Refused = new(StringComparer.Ordinal)
    {
        ["not written"] = new(JournalOutcome.VersionConflict, Claimed),
        ["without a record"] = new(JournalOutcome.Written, Record: null),
        ["without a claim"] = new(JournalOutcome.Written, Unclaimed),
        ["lease run out"] = new(JournalOutcome.Written, Claimed with { Claim = Claimed.Claim! with { IsLive = false } }),
        ["claimed by another"] = new(JournalOutcome.Written, Claimed with { Claim = Claimed.Claim! with { Owner = "other" } }),
        ["without an attempt"] = new(JournalOutcome.Written, Claimed with { Attempts = [] }),
        ["attempt has ended"] = new(JournalOutcome.Written, Claimed with { Attempts = [Claimed.Attempts[0] with { Result = AttemptResult.NotSent }] }),
    };

    public static TheoryData<string> Cases() => [.. Refused.Keys];

    [Fact]
    public void Live_claim_of_ones_own_gives_the_right_to_send() => PayoutIntent.FromClaim(new JournalResult(JournalOutcome.Written, Claimed), "me").AttemptNumber.Should().Be(1);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Anything_else_gives_none(string name)
    {
        Action make = () => PayoutIntent.FromClaim(Refused[name], "me");

        make.Should().Throw<InvalidOperationException>();
    }
}
