using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Tests.Support;

/// <summary>Intents under a live claim, as a journal would hand them back.</summary>
internal static class Intents
{
    private const string Owner = "test";

    internal static PayoutIntent Claimed(AttemptDeadline deadline) => PayoutIntent.FromClaim(
        new JournalResult(JournalOutcome.Written, Record(deadline) with { Claim = new JournalClaim(Owner, 1, deadline.At, IsLive: true) }), Owner);

    internal static JournalRecord Record(AttemptDeadline deadline) => new()
    {
        Reference = "refund-4711",
        Account = PayoutsHost.Account,
        Handle = "handle",
        Fingerprint = "1:0",
        Request = PayoutsHost.Request(),
        Exchange = new PreparedExchange
        {
            Method = "POST",
            Uri = new Uri("http://localhost/payouts"),
            Headers = [],
            Body = """{"reference":"refund-4711"}"""u8.ToArray(),
            Address = new ProviderAddress(LoopbackProvider.Type, "http://localhost/", "1"),
        },
        Attempts = [new AttemptRecord { Number = 1, BeganAt = deadline.BeganAt, Deadline = deadline.At }],
        Status = PayoutStatus.Created,
        CreatedAt = deadline.BeganAt,
        UpdatedAt = deadline.BeganAt,
    };
}
