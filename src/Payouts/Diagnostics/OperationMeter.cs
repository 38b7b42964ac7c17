using System.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Diagnostics;

/// <summary>Measures operations: a span, a count and a duration of each. While nobody listens it calls straight through.</summary>
internal sealed class OperationMeter(PayoutMetrics metrics, ProviderAccounts accounts, TimeProvider time)
{
    /// <summary>Runs an operation.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="state">What <paramref name="work"/> needs, so that it can be static and nothing is allocated for it.</param>
    /// <param name="work">The operation.</param>
    internal Task<T> RunAsync<TState, T>(in OperationSubject subject, TState state, Func<TState, Task<T>> work) => metrics.AreOperationsHeard || PayoutSpans.AreHeard
        ? MeasureAsync(subject, (state, work), static call => new ValueTask<T>(call.work(call.state))).AsTask()
        : work(state);

    /// <inheritdoc cref="RunAsync{TState, T}(in OperationSubject, TState, Func{TState, Task{T}})" />
    internal ValueTask<T> RunAsync<TState, T>(in OperationSubject subject, TState state, Func<TState, ValueTask<T>> work) =>
        metrics.AreOperationsHeard || PayoutSpans.AreHeard ? MeasureAsync(subject, state, work) : work(state);

    private async ValueTask<T> MeasureAsync<TState, T>(OperationSubject subject, TState state, Func<TState, ValueTask<T>> work)
    {
        long began = time.GetTimestamp();
        using Activity? span = PayoutSpans.StartOperation(subject);
        T result;
        try
        {
            result = await work(state).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            End(subject, began, span, after: null, error);
            throw;
        }

        End(subject, began, span, result as JournalRecord, error: null);
        return result;
    }

    private void End(in OperationSubject subject, long began, Activity? span, JournalRecord? after, Exception? error)
    {
        JournalRecord? record = after ?? subject.Record;
        string? account = record?.Account ?? Registered(subject.Account ?? (error as PayoutException)?.Provider);
        string? type = record?.Exchange.Address.ProviderType ?? (account is null ? null : accounts.CapabilitiesOf(account)?.ProviderType);
        string? errorType = error is null ? null : ErrorTypes.Of(error);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(TelemetryTags.Account, account).SetTag(TelemetryTags.ProviderType, type);
            if (after is not null) span.SetTag(TelemetryTags.Status, after.Status.ToString());
            if (errorType is not null) span.SetTag(TelemetryTags.ErrorType, errorType).SetStatus(ActivityStatusCode.Error);
        }

        metrics.OperationEnded(subject.Operation, account, type, after?.Status, errorType, time.GetElapsedTime(began));
    }

    // A caller may name anything; only what is registered becomes a tag.
    private string? Registered(string? account) => account is not null && accounts.Find(account) is not null ? account : null;
}
