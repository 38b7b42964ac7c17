using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>Writes the body that Moneroo takes: the nested <c>recipient</c> only, never the flat fields of older pages; no field without a value.</summary>
internal static class MonerooRequests
{
    internal const string HandleKey = "payouts_handle";
    internal const string ReferenceKey = "payouts_reference";

    /// <summary>The most entries that Moneroo stores; the handle is always one of them.</summary>
    internal const int MetadataEntries = 10;

    /// <summary>The longest value of an entry.</summary>
    internal const int MetadataValueLength = 100;

    // Up to here a text of digits is a 64-bit number.
    private const int MostDigits = 18;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of the create call; the same request gives the same bytes, always.</summary>
    internal static byte[] Create(PayoutRequest request, MonerooTarget target, CorrelationHandle handle, MonerooOptions options)
    {
        if (!request.Amount.TryGetWholeUnits(out long units)) throw new ArgumentException("The amount was not validated.", nameof(request));
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteNumber("amount"u8, units);
            writer.WriteString("currency"u8, request.Amount.Currency.Code);
            writer.WriteString("description"u8, request.Description);
            writer.WriteString("method"u8, target.Code);
            WriteCustomer(writer, request.Beneficiary, options.SendCustomerPhoneAsNumber);
            WriteRecipient(writer, request.Destination, options.SendRecipientAsNumber);
            WriteMetadata(writer, request.Metadata, handle);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteCustomer(Utf8JsonWriter writer, Beneficiary? customer, bool phoneAsNumber)
    {
        if (customer is null) throw new ArgumentException("The beneficiary was not validated.", nameof(customer));
        writer.WriteStartObject("customer"u8);
        writer.WriteString("email"u8, customer.Email);
        writer.WriteString("first_name"u8, customer.FirstName);
        writer.WriteString("last_name"u8, customer.LastName);
        if (customer.PhoneNumber is { } phone) WriteDigits(writer, "phone", WithoutPlus(phone), phoneAsNumber);
        WriteGiven(writer, "address", customer.Address);
        WriteGiven(writer, "city", customer.City);
        WriteGiven(writer, "state", customer.State);
        WriteGiven(writer, "country", customer.Country);
        WriteGiven(writer, "zip", customer.PostalCode);
        writer.WriteEndObject();
    }

    // International digits without the plus; no zero is taken away and no number is rewritten, in whatever country.
    private static void WriteRecipient(Utf8JsonWriter writer, PayoutDestination destination, bool asNumber)
    {
        writer.WriteStartObject("recipient"u8);
        switch (destination)
        {
            case MobileMoneyDestination mobile:
                WriteDigits(writer, MonerooMethod.Msisdn, WithoutPlus(mobile.PhoneNumber), asNumber);
                break;
            case ProviderWalletDestination wallet:
                WriteDigits(writer, MonerooMethod.AccountNumber, wallet.WalletId, asNumber);
                break;
            default:
                throw new ArgumentException("Moneroo has no such kind of account.", nameof(destination));
        }

        writer.WriteEndObject();
    }

    // Ten entries in all: the handle finds the payout again and always goes; the reference is for people, and gives way to the caller's ninth entry.
    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string>? metadata, CorrelationHandle handle)
    {
        writer.WriteStartObject("metadata"u8);
        writer.WriteString(HandleKey, handle.Token);
        if ((metadata?.Count ?? 0) <= MetadataEntries - 2 && handle.Reference.Length <= MetadataValueLength) writer.WriteString(ReferenceKey, handle.Reference);
        foreach ((string key, string value) in (metadata ?? Enumerable.Empty<KeyValuePair<string, string>>()).OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }

    private static void WriteGiven(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    // What a JSON number would change (a leading zero, a letter, more digits than 64 bits hold) stays text.
    private static void WriteDigits(Utf8JsonWriter writer, string name, string text, bool asNumber)
    {
        bool isNumber = text.Length is > 0 and <= MostDigits && text[0] != '0' && text.All(char.IsAsciiDigit);
        if (asNumber && isNumber) writer.WriteNumber(name, long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
        else writer.WriteString(name, text);
    }

    private static string WithoutPlus(string phone) => phone.StartsWith('+') ? phone[1..] : phone;
}
