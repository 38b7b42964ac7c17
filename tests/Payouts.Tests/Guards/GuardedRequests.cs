using Payouts.Tests.Support;

namespace Payouts.Tests.Guards;

/// <summary>Requests that differ where guards look.</summary>
internal static class GuardedRequests
{
    internal static PayoutRequest Request(string reference, decimal amount = 1_000m, string phone = "+22951345020", bool allowDuplicate = false) => new()
    {
        Reference = reference,
        Amount = Money.Of(amount, Currency.XOF),
        Destination = PayoutDestination.MobileMoney(phone, MobileNetwork.Mtn, "BJ"),
        AllowDuplicate = allowDuplicate,
    };

    /// <summary>Pays and tells how it ended, whether by value or by exception.</summary>
    internal static async Task<PayResult> PayAsync(PayoutsHost host, PayoutRequest request)
    {
        try
        {
            return new PayResult(await host.Client.CreateAsync(request), Error: null, await host.Client.GetAsync(request.Reference));
        }
        catch (PayoutException error)
        {
            return new PayResult(Returned: null, error, await host.Client.GetAsync(request.Reference));
        }
    }
}
