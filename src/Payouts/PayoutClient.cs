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
    private readonly GuardedJournal _journal;
    private readonly JournalGate _gate;
    private readonly JournalWriter _writer;
    private readonly OperationMeter _meter;
    private readonly PayoutCreation _creation;
    private readonly PayoutCanceller _cancellation;
    private readonly PayoutReader _reader;
    private readonly PayoutRefresh _refresh;
    private readonly InFlight _inFlight;
    private readonly IOptionsMonitor<PayoutsOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger<PayoutClient> _logger;
    private ServiceProvider? _ownServices;

    internal PayoutClient(IServiceProvider services)
    {
        _accounts = services.GetRequiredService<ProviderAccounts>();
        _journal = services.GetRequiredService<GuardedJournal>();
        _gate = services.GetRequiredService<JournalGate>();
        _meter = services.GetRequiredService<OperationMeter>();
        _writer = services.GetRequiredService<JournalWriter>();
        _creation = services.GetRequiredService<PayoutCreation>();
        _cancellation = services.GetRequiredService<PayoutCanceller>();
        _reader = services.GetRequiredService<PayoutReader>();
        _refresh = services.GetRequiredService<PayoutRefresh>();
        _inFlight = services.GetRequiredService<InFlight>();
        _options = services.GetRequiredService<IOptionsMonitor<PayoutsOptions>>();
        Control = services.GetRequiredService<IPayoutControl>();
        Reconciler = services.GetRequiredService<IPayoutReconciler>();
        Webhooks = services.GetRequiredService<IPayoutWebhooks>();
        _time = services.GetRequiredService<JournalTime>();
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

    /// <summary>The background work of a client made by <see cref="Create"/>: no host runs it there, so the program calls it.</summary>
    public IPayoutReconciler Reconciler { get; }

    /// <summary>What people who run payouts do: switches, parked events, forgetting.</summary>
    public IPayoutControl Control { get; }

    /// <summary>Takes webhook deliveries, for programs that have a web server of their own.</summary>
    public IPayoutWebhooks Webhooks { get; }

    /// <inheritdoc />
    public async Task<Payout> CreateAsync(PayoutRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        await _gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        return View(await _meter.RunAsync(
            new OperationSubject(PayoutOperation.Create, request.Reference),
            (_creation, request, cancellationToken),
            static call => call._creation.CreateAsync(IntentBuilder.Freeze(call.request), call.cancellationToken)).ConfigureAwait(false));
    }

    // What is due much later is looked at in between: the time may come of a clock that was wrong.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public async Task<Payout?> GetAsync(string reference, CancellationToken cancellationToken = default) =>
        await FindAsync(reference, cancellationToken).ConfigureAwait(false) is { } record ? View(record) : null;

    /// <inheritdoc />
    public async Task<Payout> RefreshAsync(string reference, CancellationToken cancellationToken = default)
    {
        JournalRecord record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        return View(await _refresh.RefreshAsync(record, TimelineSource.Read, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public async Task<Payout> WaitForFinalAsync(string reference, CancellationToken cancellationToken = default)
    {
        JournalRecord record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            record = StatusRules.AsSeen(record);
            Payout payout = View(record);
            if (payout.IsFinal || payout.NextStep.Kind is NextStepKind.AskPerson or NextStepKind.CallCreateAgain or NextStepKind.Approve) return payout;
            DateTimeOffset now = _time.GetUtcNow();
            TimeSpan pause = Schedule.Pause(record, _accounts.Get(record.Account).Capabilities, now);
            if (record.DueAt - now is { } untilDue && untilDue > pause) pause = untilDue < LongestPause ? untilDue : LongestPause;
            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
            record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
            try
            {
                record = await _refresh.RefreshAsync(record, TimelineSource.Read, cancellationToken).ConfigureAwait(false);
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
        return View(await _meter.RunAsync(
            new OperationSubject(PayoutOperation.Cancel, record),
            (Self: this, record, cancellationToken),
            static call => call.Self._cancellation.CancelAsync(call.Self._accounts.Get(call.record.Account), call.record, call.cancellationToken)).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public async Task<Payout> UpdateMetadataAsync(
        string reference, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        JournalRecord record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        return View(await _meter.RunAsync(
            new OperationSubject(PayoutOperation.UpdateMetadata, record),
            (Self: this, record, metadata, cancellationToken),
            static call => call.Self.UpdateMetadataAsync(call.record, call.metadata, call.cancellationToken)).ConfigureAwait(false));
    }

    private async Task<JournalRecord> UpdateMetadataAsync(JournalRecord record, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        ProviderAccount account = _accounts.Get(record.Account);
        if (account.Provider is not IPayoutMetadataUpdate update || !account.Capabilities.Supports(ProviderOperation.UpdateMetadata)) throw State(record, "Its provider cannot update metadata.");
        if (record is not { Status: PayoutStatus.Pending, Observed: { } observed }) throw State(record, "Metadata is updated only while a payout is pending.");
        if (record.IsSealed) throw State(record, "What is private in it cannot be decrypted, so its metadata is not replaced: bring back the key it was written with.");
        FrozenAddress.Check(record, account.Provider);
        var problems = new List<PayoutProblem>();
        RequestRules.CheckMetadata(metadata, problems);
        CapabilityRules.CheckMetadata(metadata, account.Capabilities.Limits, account.Capabilities.ProviderType, problems);
        if (problems.Count > 0) throw new PayoutValidationException(problems) { Reference = record.Reference, Provider = account.Name };

        CorrelationHandle handle = CorrelationHandle.Restore(record.Reference, record.Handle, record.Exchange.IdempotencyKey);
        var copy = new Dictionary<string, string>(metadata, StringComparer.Ordinal);
        PayoutReading updated = await AdapterCalls.AskAsync(
            account, "Updating a payout's metadata", () => update.UpdateMetadataAsync(observed.ProviderId, handle, copy, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (updated.IsNotFound)
        {
            throw new PayoutProviderException("The provider shows no such payout now, so its metadata was not replaced. Call RefreshAsync, then decide.")
            {
                Reference = record.Reference,
                Provider = account.Name,
            };
        }

        return await _writer.ApplyAsync(
            record,
            current => CallerTransitions.UpdateMetadata(current, copy, account.Capabilities, _time.GetUtcNow()),
            cancellationToken: CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<Payout> ReleaseAsync(string reference, string who, string why, CancellationToken cancellationToken = default)
    {
        PersonRules.CheckWords(who, why);
        JournalRecord record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        return View(await _meter.RunAsync(
            new OperationSubject(PayoutOperation.Release, record),
            (Self: this, record, who, why, cancellationToken),
            static call => call.Self.ReleaseAsync(call.record, call.who, call.why, call.cancellationToken)).ConfigureAwait(false));
    }

    private async Task<JournalRecord> ReleaseAsync(JournalRecord record, string who, string why, CancellationToken cancellationToken)
    {
        ProviderAccount account = _accounts.Get(record.Account);
        record = await _writer.ApplyAsync(
            record,
            current => current is { Status: PayoutStatus.Created, HeldFor: not null }
                ? CallerTransitions.Release(current, who, why, account.Capabilities, _time.GetUtcNow())
                : throw State(current, "Only a payout that is held is released."),
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return await _creation.SendReleasedAsync(record, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<Payout> ResolveAsync(
        string reference, PayoutDecision decision, string who, string why, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(decision)) throw new ArgumentOutOfRangeException(nameof(decision));
        PersonRules.CheckWords(who, why);
        JournalRecord record = await RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        return View(await _meter.RunAsync(
            new OperationSubject(PayoutOperation.Decide, record),
            (Self: this, record, word: new PersonDecision(decision, who, why, _time.GetUtcNow()), cancellationToken),
            static call => call.Self.DecideAsync(call.record, call.word, call.cancellationToken)).ConfigureAwait(false));
    }

    private async Task<JournalRecord> DecideAsync(JournalRecord record, PersonDecision word, CancellationToken cancellationToken)
    {
        ProviderAccount account = _accounts.Get(record.Account);
        if (AttemptTransitions.HasOpenAttempt(record)) record = await _reader.LoseSenderAsync(account, record).ConfigureAwait(false);
        return await _writer.ApplyAsync(
            record, current => PersonRules.Apply(current, word, _options.CurrentValue.RequireSecondPerson, account.Capabilities),
            cancellationToken: cancellationToken).ConfigureAwait(false);
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

    private async Task<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        await _gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _journal.FindAsync(reference, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JournalRecord> RequireAsync(string reference, CancellationToken cancellationToken) =>
        await FindAsync(reference, cancellationToken).ConfigureAwait(false) ?? throw new PayoutNotFoundException(reference);

    private Payout View(JournalRecord record) => PayoutView.Of(StatusRules.AsSeen(record), _accounts.CapabilitiesOf(record.Account), _time.GetUtcNow());

    private static PayoutStateException State(JournalRecord record, string message) =>
        new($"The payout is {record.Status}. {message}") { Reference = record.Reference, Provider = record.Account };
}
