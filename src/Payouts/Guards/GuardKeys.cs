using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Payouts.Journal;

namespace Payouts.Guards;

/// <summary>The keys of running totals. A destination appears in them as a keyed hash only.</summary>
internal sealed class GuardKeys(GuardedJournal journal)
{
    internal const string PauseAll = "pause";

    // Ten-thousandths of a major unit: every currency of ISO 4217 has at most four decimals.
    private const decimal UnitsPerMajor = 10_000m;

    private byte[]? _secret;

    // Asked for with every payout; there are as many as accounts.
    private static readonly ConcurrentDictionary<string, string> Pauses = new(StringComparer.Ordinal);

    internal static string Pause(string? provider) => provider is null ? PauseAll : Pauses.GetOrAdd(provider, static provider => $"{PauseAll}|{provider}");

    internal static string Day(PayoutCap cap, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"day|{now.UtcDateTime:yyyy-MM-dd}|{cap.Provider ?? "*"}|{cap.Currency.ToUpperInvariant()}");

    internal async ValueTask<string> DestinationDayAsync(PayoutCap cap, PayoutDestination destination, DateTimeOffset now, CancellationToken cancellationToken) =>
        $"to|{Day(cap, now)}|{await HashAsync(Canonical(destination), cancellationToken).ConfigureAwait(false)}";

    internal async ValueTask<string> DuplicateAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        string amount = request.Amount.Amount.ToString(CultureInfo.InvariantCulture);
        return $"same|{await HashAsync($"{amount}\n{request.Amount.Currency.Code}\n{Canonical(request.Destination)}", cancellationToken).ConfigureAwait(false)}";
    }

    /// <summary>An amount in the unit of the totals, or <c>null</c> where it is finer or larger than they hold.</summary>
    internal static long? UnitsOf(decimal amount)
    {
        if (amount is < 0 or > long.MaxValue / UnitsPerMajor) return null;
        decimal units = amount * UnitsPerMajor;
        return decimal.Truncate(units) == units ? (long)units : null;
    }

    // The same account is the same destination whatever network or country the request names beside it.
    private static string Canonical(PayoutDestination destination) => destination switch
    {
        MobileMoneyDestination mobile => $"phone\n{mobile.PhoneNumber}",
        BankAccountDestination bank => $"bank\n{bank.Country}\n{bank.BankCode}\n{bank.AccountNumber}",
        ProviderWalletDestination wallet => $"wallet\n{wallet.Country}\n{wallet.WalletCode}\n{wallet.WalletId}",
        _ => throw new ArgumentException("A destination of an unknown kind cannot be guarded.", nameof(destination)),
    };

    private async ValueTask<string> HashAsync(string text, CancellationToken cancellationToken)
    {
        _secret ??= (await journal.GetSecretAsync("guards", cancellationToken).ConfigureAwait(false)).ToArray();
        return Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text)));
    }
}
