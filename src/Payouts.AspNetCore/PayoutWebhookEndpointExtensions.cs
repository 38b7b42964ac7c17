using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payouts;
using Payouts.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the addresses that providers post their webhooks to.</summary>
public static class PayoutWebhookEndpointExtensions
{
    /// <summary>Maps <c>POST {pattern}</c> for all accounts, <c>{pattern}/{account}</c> for one, and <c>{pattern}/{account}/{token}</c> for the callback address of one payout: anonymous, for the signature tells who it is.</summary>
    /// <remarks>Give providers the address with the account's name: it costs less and says more. What is answered: 200 for what is genuine, 403 for what is not, 404 for an account that does not exist, 413 for a body that is too large, 503 while the journal is down.</remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, the same as in <see cref="WebhookOptions.CallbackBase"/>.</param>
    /// <returns>The endpoints, for further conventions such as a host filter.</returns>
    public static IEndpointConventionBuilder MapPayoutWebhooks(this IEndpointRouteBuilder endpoints, string pattern = "/webhooks/payouts")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(IPayoutWebhooks)) == false)
            throw new InvalidOperationException("MapPayoutWebhooks needs Payouts: call services.AddPayouts(…) first.");
        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        foreach (string path in new[] { "", "{account}", "{account}/{token}" })
            group.MapPost(path, (RequestDelegate)WebhookEndpoint.AnswerAsync).WithDisplayName($"Payout webhooks {path}".TrimEnd());
        return group.AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }
}
