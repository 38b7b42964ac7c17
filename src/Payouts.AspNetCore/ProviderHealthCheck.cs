using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Payouts.AspNetCore;

/// <summary>Whether a provider answers: reads a balance, or a directory where there are no balances. A directory that the adapter keeps may answer for it while it is fresh.</summary>
internal sealed class ProviderHealthCheck(string account, IServiceScopeFactory scopes, IOptionsMonitor<PayoutHealthOptions> options, TimeProvider time) : IHealthCheck, IDisposable
{
    private readonly CachedAnswer<Answer> _last = new(time);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        PayoutHealthOptions limits = options.CurrentValue;
        Answer answer = await _last.GetAsync(limits.CacheFor, token => AskAsync(limits.Timeout, token), cancellationToken).ConfigureAwait(false);
        return answer.IsGood ? HealthCheckResult.Healthy(answer.Text) : new HealthCheckResult(context.Registration.FailureStatus, answer.Text);
    }

    public void Dispose() => _last.Dispose();

    private async Task<Answer> AskAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            AsyncServiceScope scope = scopes.CreateAsyncScope();
            await using ConfiguredAsyncDisposable end = scope.ConfigureAwait(false);
            var provider = scope.ServiceProvider.GetRequiredKeyedService<IPayoutProvider>(account);
            if (provider is IBalanceReader balances && provider.Capabilities.Supports(ProviderOperation.Balance))
                await ReadOneAsync(balances.GetBalancesAsync(either.Token), either.Token).ConfigureAwait(false);
            else if (provider is IMethodDirectory directory && provider.Capabilities.Routes is [{ } route, ..])
                await ReadOneAsync(directory.GetMethodsAsync(route.Channel, route.Country, either.Token), either.Token).ConfigureAwait(false);
            else
                return new Answer(IsGood: true, "The provider has nothing that can be asked without a payout.");
            return new Answer(IsGood: true, "The provider answers.");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Answer(IsGood: false, $"The provider did not answer within {timeout}.");
        }
        catch (PayoutException error)
        {
            return new Answer(IsGood: false, $"{error.Category}: the provider gave no useful answer.");
        }
        catch (OptionsValidationException error)
        {
            return new Answer(IsGood: false, error.Message);
        }
    }

    private static async Task ReadOneAsync<T>(IAsyncEnumerable<T> list, CancellationToken cancellationToken)
    {
        await foreach (T _ in list.WithCancellation(cancellationToken).ConfigureAwait(false)) return;
    }

    private sealed record Answer(bool IsGood, string Text);
}
