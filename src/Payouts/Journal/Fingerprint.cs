using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Journal;

/// <summary>A keyed hash of everything in a request that makes it this payout: the same request has the same one, and nobody without the key can test a guess.</summary>
internal static class Fingerprint
{
    private const string Version = "1";

    internal static string Of(PayoutRequest request, ReadOnlySpan<byte> key) =>
        $"{Version}:{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Canonical(request))))}";

    // The provider is left out: it is chosen once and journalled, and compared by itself.
    private static string Canonical(PayoutRequest request)
    {
        var text = new StringBuilder();
        Add(text, "amount", request.Amount.Amount.ToString(CultureInfo.InvariantCulture));
        Add(text, "currency", request.Amount.Currency.Code);
        Add(text, "channel", request.Destination.Channel.ToString());
        Add(text, "country", request.Destination.Country);
        AddDestination(text, request.Destination);
        Add(text, "source", request.SourceAccount);
        Add(text, "description", request.Description);
        Add(text, "replaces", request.Replaces);
        if (request.Beneficiary is { } beneficiary) AddBeneficiary(text, beneficiary);
        AddSorted(text, "metadata", request.Metadata ?? Enumerable.Empty<KeyValuePair<string, string>>());
        if (request.Extras is { } extras) AddSorted(text, extras.ProviderType, extras.Describe());
        return text.ToString();
    }

    private static void AddDestination(StringBuilder text, PayoutDestination destination)
    {
        switch (destination)
        {
            case MobileMoneyDestination mobile:
                Add(text, "phone", mobile.PhoneNumber);
                Add(text, "network", mobile.Network?.Code);
                break;
            case BankAccountDestination bank:
                Add(text, "bank", bank.BankCode);
                Add(text, "account", bank.AccountNumber);
                break;
            case ProviderWalletDestination wallet:
                Add(text, "wallet", wallet.WalletCode);
                Add(text, "walletId", wallet.WalletId);
                break;
        }
    }

    private static void AddBeneficiary(StringBuilder text, Beneficiary beneficiary)
    {
        Add(text, "firstName", beneficiary.FirstName);
        Add(text, "lastName", beneficiary.LastName);
        Add(text, "email", beneficiary.Email);
        Add(text, "contact", beneficiary.PhoneNumber);
        Add(text, "address", beneficiary.Address);
        Add(text, "city", beneficiary.City);
        Add(text, "state", beneficiary.State);
        Add(text, "postalCode", beneficiary.PostalCode);
        Add(text, "residence", beneficiary.Country);
    }

    private static void AddSorted(StringBuilder text, string name, IEnumerable<KeyValuePair<string, string>> entries)
    {
        foreach ((string key, string value) in entries.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            Add(text, name, key);
            Add(text, "value", value);
        }
    }

    // Each value carries its length, so that no two requests give the same text.
    private static void Add(StringBuilder text, string name, string? value)
    {
        if (value is not null) text.Append(CultureInfo.InvariantCulture, $"{name}={value.Length}:{value}\n");
    }
}
