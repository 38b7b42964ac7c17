using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>What a journal remembers beside payouts: keys for a time, secrets for ever.</summary>
internal static class MemoryChecks
{
    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("A key is remembered once, until its time is over", movesClock: true, RemembersOnceAsync),
        new("Keys are told apart by scope and by every character", movesClock: false, ScopesAsync),
        new("A secret has 32 bytes, stays the same, and differs by name", movesClock: false, SecretsAsync),
    ];

    private static async Task RemembersOnceAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        Require.That(await TryAsync().ConfigureAwait(false), "A key that is new is remembered.");
        Require.That(!await TryAsync().ConfigureAwait(false), "A key that is remembered is not new.");
        clock.Advance(Sample.Hold - Sample.Tick);
        Require.That(!await TryAsync().ConfigureAwait(false), "A key is remembered for its whole time, and asking does not matter.");
        clock.Advance(Sample.Tick);
        Require.That(await TryAsync().ConfigureAwait(false), "A key whose time is over is new again.");

        ValueTask<bool> TryAsync() => journal.TryRememberAsync("scope", "key", Sample.Hold, cancellationToken);
    }

    private static async Task ScopesAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        (string Scope, string Key)[] keys = [("a", "bc"), ("ab", "c"), ("A", "bc"), ("a", "BC"), ("a", "bc "), ("", "abc")];
        foreach ((string scope, string key) in keys)
            Require.That(await journal.TryRememberAsync(scope, key, Sample.Hold, cancellationToken).ConfigureAwait(false), $"'{key}' in '{scope}' is a key of its own.");
    }

    private static async Task SecretsAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> first = await journal.GetSecretAsync("one", cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> again = await journal.GetSecretAsync("one", cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> other = await journal.GetSecretAsync("two", cancellationToken).ConfigureAwait(false);

        Require.Same(32, first.Length, "The length of a secret");
        Require.That(first.Span.SequenceEqual(again.Span), "A secret stays the same.");
        Require.That(!first.Span.SequenceEqual(other.Span), "Secrets of two names differ.");
        Require.That(first.Span.IndexOfAnyExcept((byte)0) >= 0, "A secret is random.");
    }
}
