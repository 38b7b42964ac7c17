using System.Globalization;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Paths and queries of Alexpay's calls.</summary>
internal static class AlexpayQueries
{
    internal const string Create = "v1/payment/payouts/process";
    internal const string List = "v1/payment";
    internal const string Wallets = "v1/account/get-wallet";
    internal const string WebhookSecret = "v1/account/generate-webhook-secret";
    internal const int LargestPage = 100;

    /// <summary>The paths of a payout's status, in the order in which they are asked.</summary>
    internal static IEnumerable<string> OfPayout(AlexpayOptions options, ProviderPayoutId id)
    {
        string name = Uri.EscapeDataString(id.Id);
        string reference = Uri.EscapeDataString(id.Reference ?? id.Id);
        return TemplatesOf(options)
            .Select(template => template.Replace("{id}", name, StringComparison.Ordinal).Replace("{reference}", reference, StringComparison.Ordinal));
    }

    internal static string OfBanks(AlexpayOptions options, string country) => $"{options.BanksPath}?country={Uri.EscapeDataString(country)}";

    internal static string OfList(int page, int limit) => string.Create(CultureInfo.InvariantCulture, $"{List}?page={page}&limit={limit}");

    internal static int PageSizeOf(ProviderPayoutFilter filter)
    {
        if (filter is not { ProviderStatus: null, SourceAccount: null, SourceTransactionReference: null, DestinationTransactionReference: null })
            throw new ArgumentException("Alexpay lists without conditions: leave them out.", nameof(filter));
        if (filter.PageSize is < 1 or > LargestPage) throw new ArgumentException($"A page has 1 to {LargestPage} payouts.", nameof(filter));
        return filter.PageSize ?? LargestPage;
    }

    private static IEnumerable<string> TemplatesOf(AlexpayOptions options) => options.StatusPaths.Count == 0 ? AlexpayOptions.DefaultStatusPaths : options.StatusPaths;
}
