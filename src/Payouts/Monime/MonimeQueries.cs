using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Paths and queries of Monime's reads.</summary>
internal static class MonimeQueries
{
    internal static string OfList(ProviderPayoutFilter filter, MonimeApi api, int largestPage)
    {
        if (api != MonimeApi.V1 && filter is not { ProviderStatus: null, SourceAccount: null, SourceTransactionReference: null, DestinationTransactionReference: null })
            throw new ArgumentException("Monime's API of 2024-08-01 lists without conditions: leave them out.", nameof(filter));
        if (filter.PageSize is < 1 || filter.PageSize > largestPage)
            throw new ArgumentException($"A page has 1 to {largestPage} payouts.", nameof(filter));
        return $"limit={filter.PageSize ?? largestPage}"
            + Part("status", filter.ProviderStatus)
            + Part("sourceFinancialAccountId", filter.SourceAccount)
            + Part("sourceTransactionReference", filter.SourceTransactionReference)
            + Part("destinationTransactionReference", filter.DestinationTransactionReference);
    }

    // The old generation's directories take a country only, and come whole.
    internal static string OfDirectory(string country, MonimeApi api, int largestPage) =>
        $"country={Uri.EscapeDataString(country)}{(api == MonimeApi.V1 ? $"&limit={largestPage}" : "")}";

    internal static string OfLookup(string code, string account, MonimeApi api) => api == MonimeApi.V1
        ? $"provider-kyc/{Uri.EscapeDataString(code)}?accountId={Uri.EscapeDataString(account)}"
        : $"kyc-verifications/{Uri.EscapeDataString(code)}?accountId={Uri.EscapeDataString(account)}";

    internal static string? DirectoryOf(PayoutChannel channel) => channel switch
    {
        PayoutChannel.MobileMoney => "momos",
        PayoutChannel.BankAccount => "banks",
        _ => null,
    };

    private static string Part(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
