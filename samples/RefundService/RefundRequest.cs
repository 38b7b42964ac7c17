using Payouts;

namespace RefundService;

/// <summary>What <c>POST /refunds</c> takes; the id is the order's, so that a second click is the same refund.</summary>
internal sealed record RefundRequest(
    string Id, decimal Amount, string Currency, string PhoneNumber, string? Network, string? Country, string? Provider, string? FirstName, string? LastName, string? Email)
{
    public PayoutRequest ToPayout() => new()
    {
        Reference = Id,
        Provider = Provider,
        Amount = Money.Of(Amount, Payouts.Currency.FromCode(Currency)),
        Destination = PayoutDestination.MobileMoney(PhoneNumber, Network is null ? null : new MobileNetwork(Network), Country),
        Beneficiary = FirstName is null && LastName is null && Email is null ? null : new Beneficiary { FirstName = FirstName, LastName = LastName, Email = Email },
        Description = $"Refund {Id}",
    };
}
