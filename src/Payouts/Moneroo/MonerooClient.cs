using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>Calls Moneroo's reads: addresses, headers, and which of two addresses a payout is read at.</summary>
internal sealed class MonerooClient(string account, ProviderHttpClient http, ProviderHttpClient keyless, Func<MonerooOptions> options)
{
    private const string ReadingPayout = "Reading a payout";
    private const string ReadingMethods = "Reading the list of methods";

    internal static IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = [new("Accept", "application/json")];

    internal static Uri AddressOf(MonerooOptions options, string path)
    {
        string root = options.BaseAddress.AbsoluteUri;
        return new Uri($"{root}{(root.EndsWith('/') ? "" : "/")}{path}");
    }

    /// <summary>Reads a payout where its page says to verify it, and where that is not found, at its plain address.</summary>
    internal async Task<PayoutReading> ReadPayoutAsync(string id, CancellationToken cancellationToken)
    {
        if (!MonerooResponses.IsId(id)) throw new ArgumentException("A payout's id is not empty and has no blank, control character, '/', '?' or '#'.", nameof(id));
        MonerooOptions current = options();
        string path = $"v1/payouts/{Uri.EscapeDataString(id)}";
        ProviderAnswer answer = await GetAsync(http, ReadingPayout, AddressOf(current, $"{path}/verify"), cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode == 404)
        {
            bool isNotVerified = MonerooResponses.IsNotFound(answer);
            answer = await GetAsync(http, ReadingPayout, AddressOf(current, path), cancellationToken).ConfigureAwait(false);
            if (isNotVerified && MonerooResponses.IsNotFound(answer)) return PayoutReading.NotFound;
        }

        return MonerooResponses.ReadPayout(id, answer) ?? throw MonerooErrors.Unusable(account, ReadingPayout, answer);
    }

    /// <summary>Reads the list of methods, which is public: no key goes there.</summary>
    internal async Task<MonerooMethodList> ReadMethodsAsync(Uri address, CancellationToken cancellationToken)
    {
        ProviderAnswer answer = await GetAsync(keyless, ReadingMethods, address, cancellationToken).ConfigureAwait(false);
        return MonerooMethodList.Read(answer) ?? throw MonerooErrors.Unusable(account, ReadingMethods, answer);
    }

    private static Task<ProviderAnswer> GetAsync(ProviderHttpClient client, string operation, Uri address, CancellationToken cancellationToken) =>
        client.SendAsync(ProviderCall.Get(operation, address, Headers), cancellationToken);
}
