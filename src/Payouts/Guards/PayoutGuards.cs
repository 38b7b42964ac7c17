using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;
using Payouts.Tracking;

namespace Payouts.Guards;

/// <summary>What is asked before a new payout is journalled: caps, policies, duplicates.</summary>
internal sealed class PayoutGuards(
    GuardKeys keys, IEnumerable<IPayoutPolicy> policies, IOptionsMonitor<PayoutsOptions> options, ILogger<PayoutGuards> logger)
{
    // A day's totals outlast their day wherever the clocks of machines and journal stand.
    private static readonly TimeSpan KeepDay = TimeSpan.FromDays(3);

    private readonly IPayoutPolicy[] _policies = [.. policies];

    /// <summary>Whether anything is asked that a payout which is journalled already must not be asked again.</summary>
    internal bool HasPolicies => _policies.Length > 0;

    /// <summary>The draft with what the guards make of it: held for a person, or with the totals it counts in.</summary>
    /// <exception cref="PayoutNotExecutedException">A cap or a policy refuses it.</exception>
    internal async ValueTask<PreparedPayout> JudgeAsync(PreparedPayout prepared, PayoutRequest request, CancellationToken cancellationToken)
    {
        GuardOptions guards = options.CurrentValue.Guards;
        if (guards.DuplicateWindow <= TimeSpan.Zero && guards.Caps.Count == 0 && !HasPolicies) return prepared;
        string account = prepared.Account!.Name;
        List<TallyChange> tallies = await TalliesAsync(guards, account, request, prepared.Record.CreatedAt, cancellationToken).ConfigureAwait(false);
        PolicyVerdict verdict = await AskPoliciesAsync(request, account, cancellationToken).ConfigureAwait(false);
        if (tallies.Count == 0 && verdict.IsAllowed) return prepared;
        return prepared with
        {
            Limits = tallies,
            Record = prepared.Record with
            {
                HeldFor = verdict.IsHeld ? verdict.Reason : null,
                Tallies = [.. tallies.Select(static tally => tally with { MostCount = null, MostAmount = null })],
            },
        };
    }

    /// <summary>The write to make instead of one that a total's limit refused.</summary>
    /// <exception cref="PayoutNotExecutedException">There is none.</exception>
    internal JournalWrite AfterLimit(JournalWrite refused, Tally limit, ProviderCapabilities capabilities)
    {
        JournalRecord record = refused.Record;
        bool isDuplicate = limit.Key.StartsWith("same|", StringComparison.Ordinal);
        if (isDuplicate && options.CurrentValue.Guards.Duplicates == DuplicateRule.Warn && refused.Tallies.Any(change => IsThat(change) && change.MostCount is not null))
        {
            string description = $"The same destination and amount were asked for under '{limit.Holder}' a short while ago.";
            logger.PossibleDuplicate(record.Reference, record.Account, limit.Holder ?? "");
            JournalWrite warned = CallerTransitions.NoteDuplicate(refused, description, capabilities);
            return warned with { Tallies = [.. refused.Tallies.Select(change => IsThat(change) ? change with { MostCount = null } : change)] };
        }

        string reason = isDuplicate
            ? $"'{limit.Holder}' asked for the same destination and amount a short while ago (Guards:DuplicateWindow). If both are meant, set AllowDuplicate on the request"
            : limit.Key.StartsWith("to|", StringComparison.Ordinal)
                ? "The destination would get more in one day than allowed (Guards:Caps, PerDestinationAndDay). Wait for the next day (UTC) or raise the cap"
                : "More would be paid in one day than allowed (Guards:Caps, PerDay). Wait for the next day (UTC) or raise the cap";
        throw Refuse(record.Reference, record.Account, $"{reason}, then call again with the same request.", isDuplicate ? PayoutFailureCategory.Policy : PayoutFailureCategory.LimitExceeded);

        bool IsThat(TallyChange change) => string.Equals(change.Key, limit.Key, StringComparison.Ordinal);
    }

    private async Task<List<TallyChange>> TalliesAsync(GuardOptions guards, string account, PayoutRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tallies = new List<TallyChange>();
        if (guards.DuplicateWindow > TimeSpan.Zero)
        {
            tallies.Add(new TallyChange
            {
                Key = await keys.DuplicateAsync(request, cancellationToken).ConfigureAwait(false),
                Count = 1,
                MostCount = request.AllowDuplicate ? null : 1,
                Keep = guards.DuplicateWindow,
                Holder = request.Reference,
            });
        }

        foreach (PayoutCap cap in guards.Caps)
        {
            bool applies = string.Equals(cap.Currency, request.Amount.Currency.Code, StringComparison.OrdinalIgnoreCase)
                && (cap.Provider is null || string.Equals(cap.Provider, account, StringComparison.Ordinal));
            if (!applies) continue;
            if (request.Amount.Amount > cap.PerPayout)
            {
                throw Refuse(
                    request.Reference, account, $"One payout may be at most {cap.PerPayout} {request.Amount.Currency.Code} (Guards:Caps, PerPayout). Raise the cap or pay less.", PayoutFailureCategory.LimitExceeded);
            }

            if (cap.PerDestinationAndDay is { } each)
                tallies.Add(Cap(await keys.DestinationDayAsync(cap, request.Destination, now, cancellationToken).ConfigureAwait(false), request, account, each));
            if (cap.PerDay is { } all) tallies.Add(Cap(GuardKeys.Day(cap, now), request, account, all));
        }

        return tallies;
    }

    private static TallyChange Cap(string key, PayoutRequest request, string account, decimal most) => new()
    {
        Key = key,
        Count = 1,
        Amount = GuardKeys.UnitsOf(request.Amount.Amount)
            ?? throw Refuse(request.Reference, account, "The amount is too large to be counted against a cap (Guards:Caps). Pay less.", PayoutFailureCategory.LimitExceeded),
        MostAmount = GuardKeys.UnitsOf(most),
        Keep = KeepDay,
        Holder = request.Reference,
    };

    private async Task<PolicyVerdict> AskPoliciesAsync(PayoutRequest request, string account, CancellationToken cancellationToken)
    {
        PolicyVerdict strictest = PolicyVerdict.Allow;
        foreach (IPayoutPolicy policy in _policies)
        {
            PolicyVerdict verdict;
            try
            {
                verdict = await policy.JudgeAsync(request, account, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidOperationException("It gave no verdict.");
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // A policy may throw anything, and its exception may quote what it judged: only the type is told.
            catch (Exception error)
#pragma warning restore CA1031
            {
                throw Refuse(
                    request.Reference, account, $"A policy failed ({policy.GetType().Name}: {error.GetType().Name}), so nothing was journalled or sent. Mend it, then call again with the same request.", PayoutFailureCategory.Policy);
            }

            if (verdict.Strictness > strictest.Strictness) strictest = verdict;
        }

        return strictest is { IsAllowed: false, IsHeld: false }
            ? throw Refuse(request.Reference, account, $"A policy refused the payout: {strictest.Reason}", PayoutFailureCategory.Policy)
            : strictest;
    }

    private static PayoutNotExecutedException Refuse(string reference, string account, string message, PayoutFailureCategory category) => new(message)
    {
        Reference = reference,
        Provider = account,
        Category = category,
    };
}
