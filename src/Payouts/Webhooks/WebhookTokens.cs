using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Payouts.Journal;

namespace Payouts.Webhooks;

/// <summary>Callback addresses, one for each payout: the handle, and a keyed digest of account and handle that only the owner of the journal's secret can make. No personal data.</summary>
internal sealed class WebhookTokens(GuardedJournal journal, IOptionsMonitor<PayoutsOptions> options)
{
    private const int DigestLength = 32;

    private byte[]? _key;

    /// <summary>The address of a payout, or <c>null</c> where deliveries are not taken.</summary>
    internal async ValueTask<Uri?> AddressAsync(string account, string handle, CancellationToken cancellationToken)
    {
        if (options.CurrentValue.Webhooks.CallbackBase is not { } callback) return null;
        string token = await TokenAsync(account, handle, cancellationToken).ConfigureAwait(false);
        return new Uri($"{callback.AbsoluteUri.TrimEnd('/')}/{account}/{token}");
    }

    /// <summary>The handle a token was made for, or <c>null</c> when it was not made here for this account.</summary>
    internal async ValueTask<string?> ReadAsync(string account, string token, CancellationToken cancellationToken)
    {
        int mark = token.IndexOf('-', StringComparison.Ordinal);
        if (mark <= 0 || token.Length - mark - 1 != DigestLength) return null;
        string handle = token[..mark];
        string expected = await TokenAsync(account, handle, cancellationToken).ConfigureAwait(false);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(token)) ? handle : null;
    }

    private async ValueTask<string> TokenAsync(string account, string handle, CancellationToken cancellationToken)
    {
        _key ??= (await journal.GetSecretAsync("callback", cancellationToken).ConfigureAwait(false)).ToArray();
        byte[] digest = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"payouts/callback/v1\n{account}\n{handle}"));
        return $"{handle}-{Convert.ToHexStringLower(digest.AsSpan(0, DigestLength / 2))}";
    }
}
