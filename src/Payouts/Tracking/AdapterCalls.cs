using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Asks an adapter, which may belong to another package: whatever it throws that is not ours says that there was no useful answer.</summary>
internal static class AdapterCalls
{
    internal static Task<T> AskAsync<T>(ProviderAccount account, string operation, Func<Task<T>> ask, CancellationToken cancellationToken) =>
        AskAsync(account, operation, ask, static ask => new ValueTask<T>(ask()), cancellationToken).AsTask();

    internal static async ValueTask<T> AskAsync<TState, T>(ProviderAccount account, string operation, TState state, Func<TState, ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(state).ConfigureAwait(false);
        }
        catch (PayoutException)
        {
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Exceptions of parsers quote what they read, which may be private: only the type is told.
        catch (Exception error)
#pragma warning restore CA1031
        {
            throw new PayoutProviderException($"{operation} at '{account.Name}': its adapter failed ({error.GetType().Name}), which tells nothing about a payout. Ask again later; if it stays, tell the adapter's author.")
            {
                Provider = account.Name,
                Category = PayoutFailureCategory.ProviderFault,
                Data = { ["AdapterStackTrace"] = error.StackTrace },
            };
        }
    }
}
