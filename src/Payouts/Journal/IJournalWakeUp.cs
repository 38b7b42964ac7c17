namespace Payouts.Journal;

/// <summary>What a journal offers that can say when there is something to do, so that nobody has to ask it every moment. A help only: work is found by asking all the same.</summary>
public interface IJournalWakeUp
{
    /// <summary>Returns when events or records that are due were written by any process since <paramref name="seen"/>, or when the time is over.</summary>
    /// <param name="seen">What the last call gave; 0 the first time. Nothing is missed between two calls.</param>
    /// <param name="longest">How long to wait at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What to pass the next time.</returns>
    Task<long> WaitForWorkAsync(long seen, TimeSpan longest, CancellationToken cancellationToken);
}
