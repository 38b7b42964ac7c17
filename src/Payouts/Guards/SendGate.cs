using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tracking;

namespace Payouts.Guards;

/// <summary>Asked before anything is sent: the kill switches, the journal's continuity, and how much is unknown already.</summary>
internal sealed class SendGate(GuardedJournal journal, IOptionsMonitor<PayoutsOptions> options, TimeProvider time)
{
    private static readonly TimeSpan SwitchAge = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RiskAge = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Seen<Tally?>> _switches = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Seen<Unsettled>> _risks = new(StringComparer.Ordinal);

    /// <summary>Why nothing may be sent through an account now, or <c>null</c>.</summary>
    /// <param name="account">The account.</param>
    /// <param name="isRepeat">Whether stored bytes would be repeated under their key, which settles what is unknown.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    internal async ValueTask<GateRefusal?> AskAsync(ProviderAccount account, bool isRepeat, CancellationToken cancellationToken)
    {
        GuardOptions guards = options.CurrentValue.Guards;
        return Configured(guards, account.Name)
            ?? await SwitchedAsync(account.Name, cancellationToken).ConfigureAwait(false)
            ?? await BrokenAsync(account, cancellationToken).ConfigureAwait(false)
            ?? (isRepeat ? null : await AtRiskAsync(guards, account.Name, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A payout of the account has become unknown: what is at risk is counted anew before the next one.</summary>
    internal void NoteUnknown(string account) => _risks.TryRemove(account, out _);

    /// <summary>A switch of the journal was thrown here: it is read anew before the next payout.</summary>
    internal void NoteSwitch(string? provider) => _switches.TryRemove(GuardKeys.Pause(provider), out _);

    private static GateRefusal? Configured(GuardOptions guards, string account)
    {
        if (guards.Paused) return new GateRefusal("Sending is switched off for all accounts (Guards:Paused).", "Switch it on again");
        return guards.PausedProviders.Count > 0 && guards.PausedProviders.Contains(account, StringComparer.Ordinal)
            ? new GateRefusal($"Sending through '{account}' is switched off (Guards:PausedProviders).", "Switch it on again")
            : null;
    }

    private async ValueTask<GateRefusal?> SwitchedAsync(string account, CancellationToken cancellationToken)
    {
        if (await SwitchAsync(GuardKeys.PauseAll, cancellationToken).ConfigureAwait(false) is not null)
            return new GateRefusal("Sending is paused for all accounts.", "Call IPayoutControl.ResumeAsync");
        return await SwitchAsync(GuardKeys.Pause(account), cancellationToken).ConfigureAwait(false) is not null
            ? new GateRefusal($"Sending through '{account}' is paused.", $"Call IPayoutControl.ResumeAsync for '{account}'")
            : null;
    }

    private async ValueTask<Tally?> SwitchAsync(string key, CancellationToken cancellationToken)
    {
        if (_switches.TryGetValue(key, out Seen<Tally?>? seen) && time.GetElapsedTime(seen.At) < SwitchAge) return seen.Value;
        long at = time.GetTimestamp();
        Tally? tally = await journal.FindTallyAsync(key, cancellationToken).ConfigureAwait(false) is { Count: > 0 } thrown ? thrown : null;
        _switches[key] = new Seen<Tally?>(at, tally);
        return tally;
    }

    // A journal that may lack its newest commits may lack the claim of a payout that was sent: only a key makes sending again harmless.
    private async ValueTask<GateRefusal?> BrokenAsync(ProviderAccount account, CancellationToken cancellationToken)
    {
        if (account.Capabilities.Idempotency.IsKeyed) return null;
        JournalContinuity continuity = await journal.CheckContinuityAsync(cancellationToken).ConfigureAwait(false);
        return continuity.IsUnbroken
            ? null
            : new GateRefusal(
                $"The journal may have lost commits ({continuity.What}), and '{account.Name}' has no idempotency.",
                "Compare the provider's payouts with the journal, call IPayoutControl.AcknowledgeContinuityAsync");
    }

    private async ValueTask<GateRefusal?> AtRiskAsync(GuardOptions guards, string account, CancellationToken cancellationToken)
    {
        return guards.Risks.Count == 0 ? null : await CompareRiskAsync(guards, account, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<GateRefusal?> CompareRiskAsync(GuardOptions guards, string account, CancellationToken cancellationToken)
    {
        RiskLimit[] limits = [.. guards.Risks.Where(limit => limit.Provider is null || string.Equals(limit.Provider, account, StringComparison.Ordinal))];
        if (limits.Length == 0) return null;
        Unsettled unsettled = await UnsettledAsync(account, cancellationToken).ConfigureAwait(false);
        bool isPassed = Array.Exists(limits, limit => unsettled.Count > limit.Count
            || (limit is { Amount: { } most, Currency: { } currency } && unsettled.Amounts.TryGetValue(currency, out decimal amount) && amount > most));
        return isPassed
            ? new GateRefusal($"Too much is unknown at '{account}': {unsettled.Count} payout(s) may or may not have been executed (Guards:Risks).", "Settle what is unknown")
            : null;
    }

    private async ValueTask<Unsettled> UnsettledAsync(string account, CancellationToken cancellationToken)
    {
        if (_risks.TryGetValue(account, out Seen<Unsettled>? seen) && time.GetElapsedTime(seen.At) < RiskAge) return seen.Value;
        long at = time.GetTimestamp();
        int count = 0;
        var amounts = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);

        // A sender that died leaves a record that is still called Created: it is unknown all the same.
        var filter = new PayoutFilter { Provider = account, Statuses = [PayoutStatus.Unknown, PayoutStatus.Created] };
        await foreach (JournalRecord record in journal.ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            if (StatusRules.AsSeen(record).Status != PayoutStatus.Unknown) continue;
            count++;
            string currency = record.Request.Amount.Currency.Code;
            amounts[currency] = amounts.GetValueOrDefault(currency) + record.Request.Amount.Amount;
        }

        var unsettled = new Unsettled(count, amounts);
        _risks[account] = new Seen<Unsettled>(at, unsettled);
        return unsettled;
    }

    private sealed record Seen<T>(long At, T Value);

    private sealed record Unsettled(int Count, Dictionary<string, decimal> Amounts);
}
