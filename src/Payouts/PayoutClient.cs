using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.DependencyInjection;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;
using Payouts.Tracking;
using Payouts.Validation;

namespace Payouts;

/// <summary>The client. A service takes <see cref="IPayoutClient"/> from its container; a program without one calls <see cref="Create"/>.</summary>
public sealed class PayoutClient : IPayoutClient, IAsyncDisposable, IDisposable
{
    private readonly ProviderAccounts _accounts;
    private readonly IPayoutJournal _journal;
    private readonly JournalGate _gate;
    private readonly JournalWriter _writer;
    private readonly IntentBuilder _intents;
    private readonly PayoutSender _sender;
    private readonly PayoutReader _reader;
    private readonly InFlight _inFlight;
    private readonly IOptionsMonitor<PayoutsOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger<PayoutClient> _logger;
    private ServiceProvider? _ownServices;

    internal PayoutClient(IServiceProvider services)
    {
        _accounts = services.GetRequiredService<ProviderAccounts>();
        _journal = services.GetRequiredService<IPayoutJournal>();
        _gate = services.GetRequiredService<JournalGate>();
        _writer = services.GetRequiredService<JournalWriter>();
        _intents = services.GetRequiredService<IntentBuilder>();
        _sender = services.GetRequiredService<PayoutSender>();
        _reader = services.GetRequiredService<PayoutReader>();
        _inFlight = services.GetRequiredService<InFlight>();
        _options = services.GetRequiredService<IOptionsMonitor<PayoutsOptions>>();
        _time = services.GetRequiredService<TimeProvider>();
        _logger = services.GetRequiredService<ILogger<PayoutClient>>();
    }

    /// <summary>A client with everything it needs, for programs without a container or host. Dispose it at the end: that waits for sends under way.</summary>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong; the message names it.</exception>
    public static PayoutClient Create(Action<PayoutsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var services = new ServiceCollection();
        services.AddPayouts(configure);
        ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            provider.GetService<IStartupValidator>()?.Validate();
            var client = (PayoutClient)provider.GetRequiredService<IPayoutClient>();
            client._ownServices = provider;
            return client;
        }
        catch
        {
            provider.Dispose();
            throw;
        }
    }

    /// <summary>A registered provider account, for its optional abilities: <c>client.GetProvider("payroll") as IBalanceReader</c>.</summary>
    /// <exception cref="PayoutStateException">No account is registered under the name.</exception>
    public IPayoutProvider GetProvider(string name) => _accounts.Get(name).Provider;

    /// <inheritdoc />
    public async Task<Payout> CreateAsync(PayoutRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        await _gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        PreparedPayout prepared = await PrepareOrFindAsync(IntentBuilder.Freeze(request), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            bool isOurs = _inFlight.TryStart(request.Reference, giveUp => StartAsync(prepared, giveUp), out Task<JournalRecord> sending, cancellationToken);
            try
            {
                JournalRecord sent = await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
                ThrowIfOther(sent, prepared);
                if (isOurs || sent.Status != PayoutStatus.Created) return View(sent);
            }
            catch (OperationCanceledException) when (!isOurs && !cancellationToken.IsCancellationRequested)
            {
                // The other caller of this reference cancelled before anything left; this one has not.
            }
            catch (PayoutConflictException) when (!isOurs)
            {
                // The other caller's request was the wrong one; this one speaks for itself.
            }
        }
    }

    /// <inheritdoc />
    public async Task<Payout?> GetAsync(string reference, CancellationToken cancellationToken = default) =>
        await FindAsync(reference, cancellationToken).ConfigureAwait(false) is { } record ? View(record) : null;

    /// <inheritdoc />
    public async Task<Payout> RefreshAsync(string reference, CancellationToken cancellationToken = default)
    {
        JournalRecord record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        return View(await RefreshAsync(record, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public async Task<Payout> WaitForFinalAsync(string reference, CancellationToken cancellationToken = default)
    {
        JournalRecord record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            record = StatusRules.AsSeen(record);
            Payout payout = View(record);
            if (payout.IsFinal || payout.NextStep.Kind is NextStepKind.AskPerson or NextStepKind.CallCreateAgain) return payout;
            DateTimeOffset now = _time.GetUtcNow();
            TimeSpan pause = Schedule.Pause(record, now);
            if (record.DueAt - now is { } untilDue && untilDue > pause) pause = untilDue;
            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
            record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
            try
            {
                record = await RefreshAsync(record, cancellationToken).ConfigureAwait(false);
            }
            catch (PayoutProviderException error)
            {
                _logger.ReadFailed(error, record.Account, error.Category);
            }
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Payout> ListAsync(PayoutFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        await foreach (JournalRecord record in _journal.ListAsync(filter ?? new PayoutFilter(), cancellationToken).ConfigureAwait(false)) yield return View(record);
    }

    /// <inheritdoc />
    public async Task<Payout> CancelAsync(string reference, CancellationToken cancellationToken = default)
    {
        JournalRecord record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        ProviderAccount account = _accounts.Get(record.Account);
        if (AttemptTransitions.HasOpenAttempt(record)) record = await _reader.LoseSenderAsync(account, record).ConfigureAwait(false);
        if (record is { Status: PayoutStatus.Created, Claim: not { IsLive: true } })
        {
            record = await _writer.ApplyAsync(
                record,
                current => current is { Status: PayoutStatus.Created, Claim: not { IsLive: true } } && !AttemptTransitions.HasOpenAttempt(current)
                    ? CallerTransitions.Close(current, account.Capabilities, _time.GetUtcNow())
                    : null,
                cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        return record.Status switch
        {
            PayoutStatus.Pending => View(await CancelAtProviderAsync(account, record, cancellationToken).ConfigureAwait(false)),
            PayoutStatus.Unknown => throw State(record, "It may have been executed, so it cannot be withdrawn: resolve it first."),
            PayoutStatus.Created => throw State(record, "A sender is at work on it: wait for its answer, then cancel."),
            _ => View(record),
        };
    }

    /// <inheritdoc />
    public async Task<Payout> UpdateMetadataAsync(
        string reference, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        JournalRecord record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        ProviderAccount account = _accounts.Get(record.Account);
        if (account.Provider is not IPayoutMetadataUpdate update) throw State(record, "Its provider cannot update metadata.");
        if (record is not { Status: PayoutStatus.Pending, Observed: { } observed }) throw State(record, "Metadata is updated only while a payout is pending.");
        FrozenAddress.Check(record, account.Provider);
        var problems = new List<PayoutProblem>();
        RequestRules.CheckMetadata(metadata, problems);
        CapabilityRules.CheckMetadata(metadata, account.Capabilities.Limits, account.Capabilities.ProviderType, problems);
        if (problems.Count > 0) throw new PayoutValidationException(problems) { Reference = reference, Provider = account.Name };

        CorrelationHandle handle = CorrelationHandle.Restore(record.Reference, record.Handle, record.Exchange.IdempotencyKey);
        var copy = new Dictionary<string, string>(metadata, StringComparer.Ordinal);
        PayoutReading updated = await update.UpdateMetadataAsync(observed.ProviderId, handle, copy, cancellationToken).ConfigureAwait(false);
        if (updated.IsNotFound)
        {
            throw new PayoutProviderException("The provider shows no such payout now, so its metadata was not replaced. Call RefreshAsync, then decide.")
            {
                Reference = reference,
                Provider = account.Name,
            };
        }

        return View(await _writer.ApplyAsync(
            record,
            current => CallerTransitions.UpdateMetadata(current, copy, account.Capabilities, _time.GetUtcNow()),
            cancellationToken: CancellationToken.None).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public async Task<Payout> ResolveAsync(
        string reference, PayoutDecision decision, string who, string why, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(decision)) throw new ArgumentOutOfRangeException(nameof(decision));
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(who.Length, 200, nameof(who));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(why.Length, 2_000, nameof(why));
        JournalRecord record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        ProviderAccount account = _accounts.Get(record.Account);
        if (AttemptTransitions.HasOpenAttempt(record)) record = await _reader.LoseSenderAsync(account, record).ConfigureAwait(false);
        var word = new PersonDecision(decision, who, why, _time.GetUtcNow());
        return View(await _writer.ApplyAsync(
            record, current => PersonRules.Apply(current, word, _options.CurrentValue.RequireSecondPerson, account.Capabilities),
            cancellationToken: cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Waits for the sends under way, each at most until its own deadline, then ends what <see cref="Create"/> made.</summary>
    public async ValueTask DisposeAsync()
    {
        await _inFlight.StopAsync(CancellationToken.None).ConfigureAwait(false);
        if (Interlocked.Exchange(ref _ownServices, null) is { } services) await services.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The same as <see cref="DisposeAsync"/>, for containers that dispose synchronously: it blocks until the sends under way have ended.</summary>
#pragma warning disable VSTHRD002 // Nothing in this library resumes on the caller's context, so blocking cannot deadlock.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002

    // A reference that is journalled already is looked up before its request is judged by today's rules and directories.
    private async Task<PreparedPayout> PrepareOrFindAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _intents.BuildAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (PayoutException) when (RequestRules.IsReference(request.Reference) && request.Destination is not null)
        {
            if (await _journal.FindAsync(request.Reference, cancellationToken).ConfigureAwait(false) is not { } existing) throw;
            string fingerprint = await _intents.FingerprintAsync(request, cancellationToken).ConfigureAwait(false);
            var found = new PreparedPayout(Account: null, existing, request.Provider, fingerprint);
            ThrowIfOther(existing, found);
            return found;
        }
    }

    // Runs detached from the caller: its cancellation is a wish that counts only until the body leaves.
    private async Task<JournalRecord> StartAsync(PreparedPayout prepared, CancellationToken giveUp)
    {
        JournalRecord record = prepared.Record;
        if (prepared.Account is { } account)
        {
            (record, bool isNew) = await _sender.CreateAsync(account, record, giveUp).ConfigureAwait(false);
            if (isNew) return record;
        }
        else
        {
            record = await _journal.FindAsync(record.Reference, CancellationToken.None).ConfigureAwait(false) ?? record;
        }

        ThrowIfOther(record, prepared);
        return await ContinueAsync(record, giveUp).ConfigureAwait(false);
    }

    private async Task<JournalRecord> ContinueAsync(JournalRecord record, CancellationToken giveUp)
    {
        if (record.Status is not (PayoutStatus.Created or PayoutStatus.Unknown) || record.Claim is { IsLive: true }) return record;
        ProviderAccount account = _accounts.Get(record.Account);
        if (AttemptTransitions.HasOpenAttempt(record)) record = await _reader.LoseSenderAsync(account, record).ConfigureAwait(false);
        if (record.Claim is { IsLive: true }) return record;
        switch (record.Status)
        {
            case PayoutStatus.Created:
                FrozenAddress.Check(record, account.Provider);
                return await _sender.SendCreatedAsync(account, record, giveUp).ConfigureAwait(false);
            case PayoutStatus.Unknown:
                return await TryResolveAsync(account, record, giveUp).ConfigureAwait(false);
            default:
                return record;
        }
    }

    private async Task<JournalRecord> TryResolveAsync(ProviderAccount account, JournalRecord record, CancellationToken giveUp)
    {
        try
        {
            return await _reader.RefreshAsync(account, record, TimelineSource.Caller, giveUp).ConfigureAwait(false);
        }
        catch (PayoutProviderException error)
        {
            _logger.ReadFailed(error, account.Name, error.Category);
            return record;
        }
    }

    // The wish is journalled before it leaves, and its outcome whatever the caller does meanwhile: a payout that is gone must be explained.
    private async Task<JournalRecord> CancelAtProviderAsync(ProviderAccount account, JournalRecord record, CancellationToken cancellationToken)
    {
        if (account.Provider is not IPayoutCancellation cancellation) throw State(record, "Its provider cannot cancel.");
        FrozenAddress.Check(record, account.Provider);
        record = await _writer.ApplyAsync(
            record, current => CallerTransitions.RequestCancel(current, account.Capabilities, _time.GetUtcNow()), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        CancelOutcome outcome = await cancellation.CancelAsync(record.Observed!.ProviderId, cancellationToken).ConfigureAwait(false);
        if (outcome != CancelOutcome.Unclear)
        {
            record = await _writer.ApplyAsync(
                record,
                current => CallerTransitions.EndCancel(current, outcome == CancelOutcome.Accepted, account.Capabilities, _time.GetUtcNow()),
                cancellationToken: CancellationToken.None).ConfigureAwait(false);
        }

        return await TryResolveAsync(account, record, cancellationToken).ConfigureAwait(false);
    }

    // Resolving may send, so it is one of the sends under way: awaited by shutdown, and never two at a time.
    private async Task<JournalRecord> RefreshAsync(JournalRecord record, CancellationToken cancellationToken)
    {
        ProviderAccount account = _accounts.Get(record.Account);
        if (StatusRules.AsSeen(record).Status != PayoutStatus.Unknown)
            return await _reader.RefreshAsync(account, record, TimelineSource.Read, cancellationToken).ConfigureAwait(false);
        bool isOurs = _inFlight.TryStart(
            record.Reference, giveUp => _reader.RefreshAsync(account, record, TimelineSource.Read, giveUp), out Task<JournalRecord> running, cancellationToken);
        if (isOurs) return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        await ((Task)running).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return await RequireAsync(record.Reference, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        await _gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _journal.FindAsync(reference, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JournalRecord> RequireAsync(string reference, CancellationToken cancellationToken) =>
        await FindAsync(reference, cancellationToken).ConfigureAwait(false) ?? throw new PayoutNotFoundException(reference);

    private Payout View(JournalRecord record) => PayoutView.Of(StatusRules.AsSeen(record), _accounts.CapabilitiesOf(record.Account), _time.GetUtcNow());

    private static void ThrowIfOther(JournalRecord record, PreparedPayout prepared)
    {
        bool isSameAccount = prepared.RequestedProvider is not { } provider || string.Equals(provider, record.Account, StringComparison.Ordinal);
        if (isSameAccount && string.Equals(record.Fingerprint, prepared.Fingerprint, StringComparison.Ordinal)) return;
        string what = isSameAccount ? "another request" : $"a payout through '{record.Account}'";
        throw new PayoutConflictException(
            $"The reference belongs to {what}; nothing was sent. Pay something else under a new reference, or look the payout up with GetAsync.")
        {
            Reference = record.Reference,
            Provider = record.Account,
        };
    }

    private static PayoutStateException State(JournalRecord record, string message) =>
        new($"The payout is {record.Status}. {message}") { Reference = record.Reference, Provider = record.Account };
}
