namespace Payouts.Journal;

/// <summary>What a journal offers that can forget people and keep payouts: the reference stays unique for ever, and what is left still tells how it ended.</summary>
public interface IJournalRetention
{
    /// <summary>Takes everything of people out of payouts that have been final for long, as <see cref="ForgottenRecord"/> does, and drops their timelines.</summary>
    /// <param name="finalBefore">Only payouts that are final and have not changed since.</param>
    /// <param name="most">How many at most; call again while as many were forgotten.</param>
    /// <param name="cancellationToken">Stops between two payouts.</param>
    /// <returns>How many were forgotten; payouts with events that wait to be delivered are left for later.</returns>
    ValueTask<long> ForgetAsync(DateTimeOffset finalBefore, int most, CancellationToken cancellationToken);
}
