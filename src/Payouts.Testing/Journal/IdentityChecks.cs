using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>References, handles and provider ids: each finds its record and no other.</summary>
internal static class IdentityChecks
{
    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("References are told apart by every character", movesClock: false, ReferencesAreExactAsync),
        new("A record is found by account and handle", movesClock: false, FindByHandleAsync),
        new("A record is found by account and provider id once one is bound", movesClock: false, FindByProviderIdAsync),
        new("A record is found by the provider's own reference too, once one is known", movesClock: false, FindByProviderReferenceAsync),
        new("A provider id is bound to one record of an account only", movesClock: false, ProviderIdIsUniqueAsync),
        new("A record may be written again with its own provider id", movesClock: false, OwnIdAsync),
    ];

    private static async Task ReferencesAreExactAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        string[] references = ["refund", "Refund", "REFUND", "refünd", "refund 1", "refund_1", "refund%", "refun'd", "refund\"", "日本😀", "ﬁ", "fi", "ß", "ss", "i", "ı", new('r', 200)];
        foreach (string reference in references) await Sample.AddAsync(journal, Sample.Record(reference, clock), cancellationToken).ConfigureAwait(false);

        foreach (string reference in references)
            Require.Same(reference, (await Sample.FindAsync(journal, reference, cancellationToken).ConfigureAwait(false)).Reference, "The reference found");
        Require.That(await journal.FindAsync("refund%%", cancellationToken).ConfigureAwait(false) is null, "A reference is never a pattern.");
    }

    private static async Task FindByHandleAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("held", clock), cancellationToken).ConfigureAwait(false);
        await Sample.AddAsync(journal, Sample.Record("other", clock), cancellationToken).ConfigureAwait(false);

        JournalRecord? found = await journal.FindByHandleAsync(Sample.Account, record.Handle, cancellationToken).ConfigureAwait(false);

        Require.Same("held", Require.NotNull(found, "The record of the handle").Reference, "The reference found by handle");
        Require.That(await journal.FindByHandleAsync("account-2", record.Handle, cancellationToken).ConfigureAwait(false) is null, "Another account's handle finds nothing.");
        Require.That(await journal.FindByHandleAsync(Sample.Account, "no such handle", cancellationToken).ConfigureAwait(false) is null, "An unknown handle finds nothing.");
    }

    private static async Task FindByProviderIdAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("bound", clock), cancellationToken).ConfigureAwait(false);
        Require.That(await journal.FindByProviderIdAsync(Sample.Account, "id-1", cancellationToken).ConfigureAwait(false) is null, "An id that is not bound finds nothing.");

        await Sample.ChangeAsync(journal, Sample.Bound(record, "id-1"), cancellationToken).ConfigureAwait(false);

        JournalRecord? found = await journal.FindByProviderIdAsync(Sample.Account, "id-1", cancellationToken).ConfigureAwait(false);
        Require.Same("bound", Require.NotNull(found, "The record of the id").Reference, "The reference found by provider id");
        Require.That(await journal.FindByProviderIdAsync("account-2", "id-1", cancellationToken).ConfigureAwait(false) is null, "Another account's id finds nothing.");
        Require.That(await journal.FindByProviderIdAsync(Sample.Account, "ID-1", cancellationToken).ConfigureAwait(false) is null, "An id in other letters finds nothing.");
    }

    private static async Task FindByProviderReferenceAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("one", clock), cancellationToken).ConfigureAwait(false);
        JournalRecord bound = Sample.Bound(record, "id-1");
        await Sample.ChangeAsync(journal, bound with { Observed = bound.Observed! with { ProviderReference = "PY-1" } }, cancellationToken).ConfigureAwait(false);

        Require.Same("one", (await journal.FindByProviderIdAsync(Sample.Account, "PY-1", cancellationToken).ConfigureAwait(false))?.Reference, "What is found by the provider's own reference");
        Require.Same("one", (await journal.FindByProviderIdAsync(Sample.Account, "id-1", cancellationToken).ConfigureAwait(false))?.Reference, "What is found by the provider's id");
        Require.Same(null, (await journal.FindByProviderIdAsync("account-2", "PY-1", cancellationToken).ConfigureAwait(false))?.Reference, "What is found in another account");
    }

    private static async Task ProviderIdIsUniqueAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord first = await Sample.AddAsync(journal, Sample.Record("first", clock), cancellationToken).ConfigureAwait(false);
        JournalRecord second = await Sample.AddAsync(journal, Sample.Record("second", clock), cancellationToken).ConfigureAwait(false);
        JournalRecord elsewhere = await Sample.AddAsync(journal, Sample.Record("elsewhere", clock, "account-2"), cancellationToken).ConfigureAwait(false);
        await Sample.ChangeAsync(journal, Sample.Bound(first, "id-1"), cancellationToken).ConfigureAwait(false);

        JournalResult taken = await journal.UpdateAsync(
            new JournalWrite { Record = Sample.Bound(second, "id-1"), Timeline = [Sample.Entry("taken", clock)], Events = [Sample.Event("second", "taken", clock)] },
            cancellationToken).ConfigureAwait(false);

        Require.Same(JournalOutcome.ProviderIdTaken, taken.Outcome, "The outcome of binding an id that another record holds");
        Require.Same(1, Require.NotNull(taken.Record, "The record as it is").Version, "The version after the refusal");
        JournalRecord found = await Sample.FindAsync(journal, "second", cancellationToken).ConfigureAwait(false);
        Require.That(found is { Observed: null, Version: 1, Timeline.Count: 0 }, "A refused binding changes nothing.");
        Require.That((await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count == 0, "A refused binding raises no event.");
        await Sample.ChangeAsync(journal, Sample.Bound(elsewhere, "id-1"), cancellationToken).ConfigureAwait(false);
    }

    private static async Task OwnIdAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("own", clock), cancellationToken).ConfigureAwait(false);
        record = await Sample.ChangeAsync(journal, Sample.Bound(record, "id-1"), cancellationToken).ConfigureAwait(false);

        record = await Sample.ChangeAsync(journal, record with { PersonReason = "mismatch" }, cancellationToken).ConfigureAwait(false);

        Require.Same(3, record.Version, "The version after two updates");
    }
}
