using Payouts.Guards;
using Payouts.Journal;

namespace Payouts;

/// <summary>What people who run payouts do: stop and resume sending, look after events that no handler took, let the journal forget people. Counts for every process that shares the journal.</summary>
public interface IPayoutControl
{
    /// <summary>Stops sending, for every process within a second; an attempt that is under way by then (at most its create time-out) is not called back, and reading goes on. Payouts asked for meanwhile are journalled and wait for their caller to call again.</summary>
    /// <param name="provider">The account, or <c>null</c> for all.</param>
    /// <param name="who">Who stops it, 1 to 200 characters.</param>
    /// <param name="why">Why, 1 to 2,000 characters; the first of them are shown by <see cref="GetPausesAsync"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="PayoutStateException">No account is registered under the name.</exception>
    Task PauseAsync(string? provider, string who, string why, CancellationToken cancellationToken = default);

    /// <summary>Sends again; nothing is sent by itself: callers call <c>CreateAsync</c> again.</summary>
    /// <param name="provider">The account, or <c>null</c> for the switch of all; those of single accounts stay as they are.</param>
    /// <param name="who">Who resumes it, 1 to 200 characters.</param>
    /// <param name="why">Why, 1 to 2,000 characters.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task ResumeAsync(string? provider, string who, string why, CancellationToken cancellationToken = default);

    /// <summary>Every switch that is thrown.</summary>
    Task<IReadOnlyList<SendingPause>> GetPausesAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether the journal may have lost commits, after which nothing is sent to providers without idempotency.</summary>
    Task<JournalContinuity> GetContinuityAsync(CancellationToken cancellationToken = default);

    /// <summary>Says that a person has compared the provider's payouts with the journal; sending goes on.</summary>
    /// <param name="seen">What <see cref="GetContinuityAsync"/> gave; breaks after it stay.</param>
    /// <param name="who">The person, 1 to 200 characters.</param>
    /// <param name="why">What was looked at and found, 1 to 2,000 characters.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task AcknowledgeContinuityAsync(JournalContinuity seen, string who, string why, CancellationToken cancellationToken = default);

    /// <summary>The events that were put aside because a handler failed too often, oldest first.</summary>
    IAsyncEnumerable<JournalEvent> ListParkedEventsAsync(CancellationToken cancellationToken = default);

    /// <summary>Has an event that was put aside told again.</summary>
    /// <returns><c>false</c> where no such event is put aside.</returns>
    Task<bool> ReturnParkedEventAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Takes everything of people out of payouts that have been final for long; their references stay unique for ever.</summary>
    /// <param name="finalBefore">Only payouts that are final and have not changed since.</param>
    /// <param name="most">How many at most; call again while as many were forgotten.</param>
    /// <param name="cancellationToken">Stops between two payouts.</param>
    /// <returns>How many were forgotten.</returns>
    /// <exception cref="NotSupportedException">The journal cannot forget.</exception>
    Task<long> ForgetAsync(DateTimeOffset finalBefore, int most = 1_000, CancellationToken cancellationToken = default);
}
