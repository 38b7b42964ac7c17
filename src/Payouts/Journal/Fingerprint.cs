using System.Globalization;
using System.Security.Cryptography;
using Payouts.Providers;

namespace Payouts.Journal;

/// <summary>A keyed hash of everything in a request that makes it this payout: the same request has the same one, and nobody without the key can test a guess.</summary>
internal static class Fingerprint
{
    private const string Version = "1:";

    internal static string Of(PayoutRequest request, KeyedHash key)
    {
        var text = new HashedText();
        try
        {
            AddRequest(ref text, request);
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            key.Hash(text.Bytes, hash);
            Span<char> fingerprint = stackalloc char[Version.Length + (2 * HMACSHA256.HashSizeInBytes)];
            Version.CopyTo(fingerprint);
            Convert.TryToHexStringLower(hash, fingerprint[Version.Length..], out _);
            return fingerprint.ToString();
        }
        finally
        {
            text.Dispose();
        }
    }

    // The provider is left out: it is chosen once and journalled, and compared by itself.
    private static void AddRequest(ref HashedText text, PayoutRequest request)
    {
        AddAmount(ref text, request.Amount.Amount);
        Add(ref text, "currency", request.Amount.Currency.Code);
        Add(ref text, "channel", ChannelName(request.Destination.Channel));
        Add(ref text, "country", request.Destination.Country);
        AddDestination(ref text, request.Destination);
        Add(ref text, "source", request.SourceAccount);
        Add(ref text, "description", request.Description);
        Add(ref text, "replaces", request.Replaces);
        if (request.Beneficiary is { } beneficiary) AddBeneficiary(ref text, beneficiary);
        if (request.Metadata is { Count: > 0 } metadata) AddSorted(ref text, "metadata", metadata);
        if (request.Extras is { } extras) AddSorted(ref text, extras.ProviderType, extras.Describe());
    }

    // As every text: its length and itself.
    private static void AddAmount(ref HashedText text, decimal amount)
    {
        Span<char> digits = stackalloc char[32];
        amount.TryFormat(digits, out int count, provider: CultureInfo.InvariantCulture);
        Add(ref text, "amount", digits[..count]);
    }

    // What ToString gives, without making an object of the value.
    private static string ChannelName(PayoutChannel channel) => channel switch
    {
        PayoutChannel.MobileMoney => nameof(PayoutChannel.MobileMoney),
        PayoutChannel.BankAccount => nameof(PayoutChannel.BankAccount),
        PayoutChannel.ProviderWallet => nameof(PayoutChannel.ProviderWallet),
        _ => channel.ToString(),
    };

    private static void AddDestination(ref HashedText text, PayoutDestination destination)
    {
        switch (destination)
        {
            case MobileMoneyDestination mobile:
                Add(ref text, "phone", mobile.PhoneNumber);
                Add(ref text, "network", mobile.Network?.Code);
                break;
            case BankAccountDestination bank:
                Add(ref text, "bank", bank.BankCode);
                Add(ref text, "account", bank.AccountNumber);
                break;
            case ProviderWalletDestination wallet:
                Add(ref text, "wallet", wallet.WalletCode);
                Add(ref text, "walletId", wallet.WalletId);
                break;
        }
    }

    private static void AddBeneficiary(ref HashedText text, Beneficiary beneficiary)
    {
        Add(ref text, "firstName", beneficiary.FirstName);
        Add(ref text, "lastName", beneficiary.LastName);
        Add(ref text, "email", beneficiary.Email);
        Add(ref text, "contact", beneficiary.PhoneNumber);
        Add(ref text, "address", beneficiary.Address);
        Add(ref text, "city", beneficiary.City);
        Add(ref text, "state", beneficiary.State);
        Add(ref text, "postalCode", beneficiary.PostalCode);
        Add(ref text, "residence", beneficiary.Country);
    }

    private static void AddSorted(ref HashedText text, string name, IEnumerable<KeyValuePair<string, string>> entries)
    {
        foreach ((string key, string value) in entries.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            Add(ref text, name, key);
            Add(ref text, "value", value);
        }
    }

    private static void Add(ref HashedText text, string name, string? value)
    {
        if (value is not null) Add(ref text, name, value.AsSpan());
    }

    // Each value carries its length, so that no two requests give the same text.
    private static void Add(ref HashedText text, string name, ReadOnlySpan<char> value)
    {
        text.Add(name);
        text.Add("=");
        text.Add(value.Length);
        text.Add(":");
        text.Add(value);
        text.Add("\n");
    }
}
