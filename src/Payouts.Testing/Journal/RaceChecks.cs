using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Hundreds of callers at once: one winner, and nothing lost.</summary>
internal static class RaceChecks
{
    internal const int Callers = 200;

    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("Of many inserts of one reference at once, one is written", movesClock: false, InsertsAsync),
        new("Of many claims at once, one is taken", movesClock: false, ClaimsAsync),
        new("Of many bindings of one provider id at once, one is made", movesClock: false, BindingsAsync),
        new("Many writers that read again after a conflict lose no write", movesClock: false, WritersAsync),
        new("Of many that remember one key at once, one is told that it is new", movesClock: false, RememberAsync),
        new("Many that ask for a secret at once are given the same one", movesClock: false, SecretsAsync),
        new("Many takers at once are never given the same record or event", movesClock: false, TakersAsync),
    ];

    private static async Task InsertsAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalResult[] results = await AtOnceAsync(number => journal.InsertAsync(
            new JournalWrite
            {
                Record = Sample.Record("one", clock) with { Fingerprint = $"1:{number}" },
                Timeline = [Sample.Entry($"{number}", clock)],
                Claim = ClaimChange.Take($"{number}", Sample.Lease),
            },
            cancellationToken)).ConfigureAwait(false);

        JournalRecord found = await Sample.FindAsync(journal, "one", cancellationToken).ConfigureAwait(false);
        Require.Same(1, results.Count(static result => result.IsWritten), "How many inserts were written");
        Require.Same(1, found.Timeline.Count, "How many entries the timeline has");
        Require.That(results.All(result => string.Equals(result.Record?.Fingerprint, found.Fingerprint, StringComparison.Ordinal)), "Every caller is shown the winner's record.");
        Require.Same($"1:{found.Claim?.Owner}", found.Fingerprint, "The owner of the claim, who is the winner");
    }

    private static async Task ClaimsAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("one", clock), cancellationToken).ConfigureAwait(false);

        JournalResult[] results = await AtOnceAsync(number => journal.UpdateAsync(
            new JournalWrite { Record = record, Claim = ClaimChange.Take($"{number}", Sample.Lease) }, cancellationToken)).ConfigureAwait(false);

        Require.Same(1, results.Count(static result => result.IsWritten), "How many claims were taken");
        Require.That(
            results.All(static result => result.Outcome is JournalOutcome.Written or JournalOutcome.VersionConflict or JournalOutcome.ClaimHeld), "A lost race is a conflict or a held claim.");
        Require.Same(1, results.Select(static result => result.Record?.Claim?.Owner).Distinct(StringComparer.Ordinal).Count(), "How many owners were shown");
    }

    private static async Task BindingsAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        var records = new List<JournalRecord>();
        for (int number = 0; number < Callers; number++) records.Add(await Sample.AddAsync(journal, Sample.Record($"{number}", clock), cancellationToken).ConfigureAwait(false));

        JournalResult[] results = await AtOnceAsync(
            number => journal.UpdateAsync(new JournalWrite { Record = Sample.Bound(records[number], "id-1") }, cancellationToken)).ConfigureAwait(false);

        Require.Same(1, results.Count(static result => result.IsWritten), "How many bindings were made");
        Require.Same(Callers - 1, results.Count(static result => result.Outcome == JournalOutcome.ProviderIdTaken), "How many were told that the id is taken");
    }

    private static async Task WritersAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord first = await Sample.AddAsync(journal, Sample.Record("one", clock), cancellationToken).ConfigureAwait(false);

        await AtOnceAsync(async number =>
        {
            JournalRecord record = first;
            while (true)
            {
                JournalResult result = await journal.UpdateAsync(
                    new JournalWrite { Record = record, Timeline = [Sample.Entry($"{number}", clock)], Events = [Sample.Event("one", $"{number}", clock)] }, cancellationToken)
                    .ConfigureAwait(false);
                if (result.IsWritten) return true;
                record = Require.NotNull(result.Record, "The newest record after a conflict");
            }
        }).ConfigureAwait(false);

        JournalRecord found = await Sample.FindAsync(journal, "one", cancellationToken).ConfigureAwait(false);
        Require.Same(Callers + 1, found.Version, "The version after all writes");
        Require.Same(Callers, found.Timeline.Select(static entry => entry.Description).Distinct(StringComparer.Ordinal).Count(), "How many writers are in the timeline");
    }

    private static async Task RememberAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        bool[] results = await AtOnceAsync(_ => journal.TryRememberAsync("scope", "key", Sample.Hold, cancellationToken)).ConfigureAwait(false);

        Require.Same(1, results.Count(static isNew => isNew), "How many were told that the key is new");
    }

    private static async Task SecretsAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>[] secrets = await AtOnceAsync(_ => journal.GetSecretAsync("one", cancellationToken)).ConfigureAwait(false);

        Require.Same(1, secrets.Select(static secret => Convert.ToHexString(secret.Span)).Distinct(StringComparer.Ordinal).Count(), "How many secrets were given");
    }

    private static async Task TakersAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        for (int number = 0; number < Callers; number++)
        {
            await Sample.AddAsync(
                journal, Sample.Record($"{number}", clock) with { DueAt = clock.UtcNow }, cancellationToken, claim: null, Sample.Event($"{number}", "1", clock)).ConfigureAwait(false);
        }

        IReadOnlyList<JournalRecord>[] records = await AtOnceAsync(_ => journal.TakeDueAsync(3, Sample.Hold, cancellationToken)).ConfigureAwait(false);
        IReadOnlyList<JournalEvent>[] events = await AtOnceAsync(_ => journal.TakeEventsAsync(3, Sample.Hold, cancellationToken)).ConfigureAwait(false);

        RequireEachOnce(records.SelectMany(static taken => taken.Select(static record => record.Reference)), "records");
        RequireEachOnce(events.SelectMany(static taken => taken.Select(static happened => happened.Event.Reference)), "events");
    }

    private static void RequireEachOnce(IEnumerable<string> taken, string what)
    {
        string[] all = [.. taken];
        Require.Same(all.Length, all.Distinct(StringComparer.Ordinal).Count(), $"How many {what} were taken, against how many different ones");
        Require.Same(Callers, all.Length, $"How many {what} were taken");
    }

    /// <summary>Calls from as many threads as there are callers, all let go together.</summary>
    internal static Task<T[]> AtOnceAsync<T>(Func<int, ValueTask<T>> call)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<T>[] calls = [.. Enumerable.Range(0, Callers).Select(number => Task.Run(async () =>
        {
            await start.Task.ConfigureAwait(false);
            return await call(number).ConfigureAwait(false);
        }))];
        start.SetResult();
        return Task.WhenAll(calls);
    }
}
