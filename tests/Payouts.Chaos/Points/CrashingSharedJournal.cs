using Payouts.Chaos.Child;
using Payouts.Journal;

namespace Payouts.Chaos.Points;

/// <summary>The same for a journal on a server, with its optional interfaces.</summary>
internal sealed class CrashingSharedJournal(IPayoutJournal inner, CrashPoints points, Link link)
    : CrashingJournal(inner, points, link), IJournalContinuity, IJournalWakeUp, IJournalRetention, IJournalClock
{
    private readonly IPayoutJournal _inner = inner;

    public ValueTask<JournalContinuity> CheckAsync(CancellationToken cancellationToken) =>
        Points.AroundAsync("journal continuity", () => ((IJournalContinuity)_inner).CheckAsync(cancellationToken));

    public ValueTask AcknowledgeAsync(JournalContinuity seen, string who, string why, CancellationToken cancellationToken) =>
        ((IJournalContinuity)_inner).AcknowledgeAsync(seen, who, why, cancellationToken);

    public Task<long> WaitForWorkAsync(long seen, TimeSpan longest, CancellationToken cancellationToken) =>
        ((IJournalWakeUp)_inner).WaitForWorkAsync(seen, longest, cancellationToken);

    public ValueTask<DateTimeOffset> GetUtcNowAsync(CancellationToken cancellationToken) =>
        Points.AroundAsync("journal clock", () => ((IJournalClock)_inner).GetUtcNowAsync(cancellationToken));

    public ValueTask<long> ForgetAsync(DateTimeOffset finalBefore, int most, CancellationToken cancellationToken) =>
        ((IJournalRetention)_inner).ForgetAsync(finalBefore, most, cancellationToken);
}
