using System.Buffers;
using System.Text.Json;
using Payouts;
using Payouts.Providers;

namespace Kwik;

/// <summary>Writes the body that Kwik takes.</summary>
internal static class KwikRequests
{
    /// <summary>The body of the create call; the same request gives the same bytes, always.</summary>
    internal static byte[] Create(PayoutRequest request, CorrelationHandle handle)
    {
        var mobile = (MobileMoneyDestination)request.Destination;
        if (!request.Amount.TryGetWholeUnits(out long amount)) throw new ArgumentException("The amount was not validated.", nameof(request));
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("amount"u8, amount);
            writer.WriteString("currency"u8, request.Amount.Currency.Code);
            writer.WriteString("msisdn"u8, mobile.PhoneNumber[1..]);
            writer.WriteString("operator"u8, KwikMethods.OperatorOf(mobile));
            if (request.Description is { } note) writer.WriteString("note"u8, note);
            writer.WriteString("tag"u8, handle.Token);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
