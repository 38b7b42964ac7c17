using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tracking;

namespace Payouts.Guards;

/// <summary>What people who run payouts do, on the journal that all processes share.</summary>
internal sealed class PayoutControl(
    IPayoutJournal bare, GuardedJournal journal, JournalGate opening, ProviderAccounts accounts, SendGate gate, IOptionsMonitor<PayoutsOptions> options, ILogger<PayoutControl> logger) : IPayoutControl
{
    private const int LongestHolder = 500;

    public async Task PauseAsync(string? provider, string who, string why, CancellationToken cancellationToken = default)
    {
        PersonRules.CheckWords(who, why);
        if (provider is not null) accounts.Get(provider);
        await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        var change = new TallyChange { Key = GuardKeys.Pause(provider), Count = 1, Holder = Shorten($"{who}: {why}") };
        await journal.ChangeTallyAsync(change, cancellationToken).ConfigureAwait(false);
        gate.NoteSwitch(provider);
        logger.SendingPaused(provider ?? "all accounts");
    }

    public async Task ResumeAsync(string? provider, string who, string why, CancellationToken cancellationToken = default)
    {
        PersonRules.CheckWords(who, why);
        await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        await journal.ChangeTallyAsync(new TallyChange { Key = GuardKeys.Pause(provider), Count = -long.MaxValue }, cancellationToken).ConfigureAwait(false);
        gate.NoteSwitch(provider);
        logger.SendingResumed(provider ?? "all accounts");
    }

    public async Task<IReadOnlyList<SendingPause>> GetPausesAsync(CancellationToken cancellationToken = default)
    {
        await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        GuardOptions guards = options.CurrentValue.Guards;
        var pauses = new List<SendingPause>();
        if (guards.Paused) pauses.Add(new SendingPause(Provider: null, IsConfigured: true, ByWhomAndWhy: null));
        pauses.AddRange(guards.PausedProviders.Select(static provider => new SendingPause(provider, IsConfigured: true, ByWhomAndWhy: null)));
        foreach (string? provider in accounts.All.Select(static account => account.Name).Prepend(null))
        {
            if (await journal.FindTallyAsync(GuardKeys.Pause(provider), cancellationToken).ConfigureAwait(false) is { Count: > 0 } thrown)
                pauses.Add(new SendingPause(provider, IsConfigured: false, thrown.Holder));
        }

        return pauses;
    }

    public async Task<JournalContinuity> GetContinuityAsync(CancellationToken cancellationToken = default)
    {
        await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await journal.CheckContinuityAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task AcknowledgeContinuityAsync(JournalContinuity seen, string who, string why, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(seen);
        PersonRules.CheckWords(who, why);
        await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (bare is not IJournalContinuity continuity) return;
        await continuity.AcknowledgeAsync(seen, who, why, cancellationToken).ConfigureAwait(false);
        logger.ContinuityAcknowledged();
    }

    public async IAsyncEnumerable<JournalEvent> ListParkedEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        await foreach (JournalEvent parked in journal.ListParkedAsync(cancellationToken).ConfigureAwait(false)) yield return parked;
    }

    public async Task<bool> ReturnParkedEventAsync(long id, CancellationToken cancellationToken = default)
    {
        await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await journal.ReturnParkedAsync(id, cancellationToken).ConfigureAwait(false);
    }

    public async Task<long> ForgetAsync(DateTimeOffset finalBefore, int most = 1_000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        return bare is IJournalRetention retention
            ? await retention.ForgetAsync(finalBefore, most, cancellationToken).ConfigureAwait(false)
            : throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"The journal ({journal.Traits.Name}) cannot forget people: it has no {nameof(IJournalRetention)}."));
    }

    // A switch must not fail to be thrown for the words that go with it: no half of a character, nothing that a database cannot hold.
    private static string Shorten(string words)
    {
        string whole = words.Replace('\0', ' ');
        if (whole.Length <= LongestHolder) return whole;
        return whole[..(char.IsHighSurrogate(whole[LongestHolder - 1]) ? LongestHolder - 1 : LongestHolder)];
    }
}
