using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Writes the body that Alexpay takes.</summary>
internal static class AlexpayRequests
{
    internal const int TokenLength = 40;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of the create call; the same request gives the same bytes, always.</summary>
    /// <exception cref="ArgumentException">The request names no recipient: without a number Alexpay pays the merchant's own wallet.</exception>
    internal static byte[] Create(PayoutRequest request, CorrelationHandle handle, AlexpayTarget target, Uri? webhookUrl)
    {
        if (!request.Amount.TryGetWholeUnits(out long amount) || amount <= 0) throw new ArgumentException("The amount was not validated.", nameof(request));
        if (string.IsNullOrWhiteSpace(target.CountryId)) throw new ArgumentException("The country has no id.", nameof(target));
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteNumber("amount"u8, amount);
            writer.WriteString("countryId"u8, target.CountryId);
            WriteDestination(writer, request.Destination, target);
            writer.WriteString("narration"u8, Narration(request.Description, handle));
            if (webhookUrl is not null) writer.WriteString("webhook_url"u8, webhookUrl.AbsoluteUri);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The description with the handle at its end: the narration comes back in reads and lists, and nothing else of ours does.</summary>
    internal static string Narration(string? description, CorrelationHandle handle) => description is null ? $"#{handle.Token}" : $"{description} #{handle.Token}";

    private static void WriteDestination(Utf8JsonWriter writer, PayoutDestination destination, AlexpayTarget target)
    {
        switch (destination)
        {
            case MobileMoneyDestination mobile when AlexpayMethods.NumberOf(mobile) is { Length: > 0 } number && number.All(char.IsAsciiDigit):
                writer.WriteString("transfer_to"u8, "mobile_number"u8);
                writer.WriteString("momo_phone_number"u8, number);
                break;
            case BankAccountDestination bank when !string.IsNullOrWhiteSpace(bank.AccountNumber) && !string.IsNullOrWhiteSpace(target.BankId):
                writer.WriteString("transfer_to"u8, "bank"u8);
                writer.WriteString("bank_id"u8, target.BankId);
                writer.WriteString("account_number"u8, bank.AccountNumber);
                break;
            default:
                throw new ArgumentException("The destination names no recipient that Alexpay can pay.", nameof(destination));
        }
    }
}
