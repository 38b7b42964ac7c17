using System.Buffers;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>Writes the body that the fake takes.</summary>
internal static class FakeRequests
{
    /// <summary>The body of the create call; the same request gives the same bytes, always.</summary>
    internal static byte[] Create(PayoutRequest request, CorrelationHandle handle)
    {
        if (!request.Amount.TryGetMinorUnits(out long minor)) throw new ArgumentException("The amount was not validated.", nameof(request));
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("amount"u8, minor);
            writer.WriteString("currency"u8, request.Amount.Currency.Code);
            WriteDestination(writer, request.Destination);
            writer.WriteString("handle"u8, handle.Token);
            if (request.Description is { } description) writer.WriteString("description"u8, description);
            if (request.SourceAccount is { } source) writer.WriteString("source"u8, source);
            if (request.Beneficiary is { } beneficiary) WriteBeneficiary(writer, beneficiary);
            if (request.Metadata is { } metadata) WriteMetadata(writer, metadata);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteDestination(Utf8JsonWriter writer, PayoutDestination destination)
    {
        (string? scheme, string account) = destination switch
        {
            MobileMoneyDestination mobile => (mobile.Network?.Code, mobile.PhoneNumber),
            BankAccountDestination bank => (bank.BankCode, bank.AccountNumber),
            ProviderWalletDestination wallet => (wallet.WalletCode, wallet.WalletId),
            _ => throw new ArgumentException("The destination is of a kind that the fake does not know.", nameof(destination)),
        };
        writer.WriteStartObject("destination"u8);
        writer.WriteString("channel"u8, $"{destination.Channel}");
        writer.WriteString("country"u8, destination.Country);
        writer.WriteString("scheme"u8, scheme);
        writer.WriteString("account"u8, account);
        writer.WriteEndObject();
    }

    private static void WriteBeneficiary(Utf8JsonWriter writer, Beneficiary beneficiary)
    {
        writer.WriteStartObject("beneficiary"u8);
        writer.WriteString("firstName"u8, beneficiary.FirstName);
        writer.WriteString("lastName"u8, beneficiary.LastName);
        writer.WriteString("email"u8, beneficiary.Email);
        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> metadata)
    {
        writer.WriteStartObject("metadata"u8);
        foreach ((string key, string value) in metadata.OrderBy(static entry => entry.Key, StringComparer.Ordinal)) writer.WriteString(key, value);
        writer.WriteEndObject();
    }
}
