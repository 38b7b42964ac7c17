using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Reads the answer that accepts a payout in the form it nearly always has, in one pass. Whatever has another form, or anything doubtful, is left to <see cref="MonimeResponses"/>, which reads the same of both.</summary>
internal static class MonimeAccepted
{
    internal static PayoutReading? TryRead(ProviderAnswer answer)
    {
        try
        {
            return Read(answer);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static PayoutReading? Read(ProviderAnswer answer)
    {
        var reader = new Utf8JsonReader(answer.Body.Span);
        var found = default(Found);
        bool? success = null;
        bool hasResult = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // A name that is written in another way, or twice, means what the document's rules make of it.
            if (reader.ValueIsEscaped || reader.ValueTextEquals("error"u8)) return null;
            if (reader.ValueTextEquals("success"u8))
            {
                if (success is not null || !reader.Read() || reader.TokenType != JsonTokenType.True) return null;
                success = true;
            }
            else if (reader.ValueTextEquals("result"u8))
            {
                if (hasResult || !reader.Read() || !ReadPayout(ref reader, ref found)) return null;
                hasResult = true;
            }
            else
            {
                reader.Skip();
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read() || success is null || found.Id is not { Length: > 0 } || found.Text is null) return null;
        string? requestId = MonimeResponses.RequestId(answer);
        return new PayoutReading
        {
            ProviderId = found.Id,
            Status = found.Status,
            ProviderStatus = found.Text,
            Amount = found.Amount,
            Handle = found.Handle,
            CreatedAt = found.CreatedAt,
            RequestId = requestId,
            Raw = answer.ToRaw(requestId),
        };
    }

    private static bool ReadPayout(ref Utf8JsonReader reader, ref Found found)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped) return false;
            bool isRead =
                reader.ValueTextEquals("id"u8) ? found.Id is null && TryText(ref reader, out found.Id)
                : reader.ValueTextEquals("status"u8) ? found.Text is null && reader.Read() && reader.TokenType == JsonTokenType.String && MonimeStatuses.TryMap(ref reader, out found.Text, out found.Status)
                : reader.ValueTextEquals("amount"u8) ? found.Amount is null && reader.Read() && TryAmount(ref reader, out found.Amount)
                : reader.ValueTextEquals("metadata"u8) ? !found.HasMetadata && reader.Read() && ReadMetadata(ref reader, ref found)
                : reader.ValueTextEquals("createTime"u8) ? found.CreatedAt is null && TryTime(ref reader, out found.CreatedAt)
                : reader.ValueTextEquals("fees"u8) || reader.ValueTextEquals("charges"u8) || reader.ValueTextEquals("failureDetail"u8) || reader.ValueTextEquals("delayedReason"u8) ? IsNothing(ref reader)
                : Skipped(ref reader);
            if (!isRead) return false;
        }

        return reader.TokenType == JsonTokenType.EndObject;
    }

    private static bool Skipped(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return true;
    }

    private static bool TryText(ref Utf8JsonReader reader, out string? text)
    {
        text = reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return text is not null;
    }

    private static bool TryTime(ref Utf8JsonReader reader, out DateTimeOffset? time)
    {
        time = reader.Read() && reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset value) ? value : null;
        return time is not null;
    }

    // Fees that are told, and reasons, are read by the other path.
    private static bool IsNothing(ref Utf8JsonReader reader) =>
        reader.Read() && (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.EndArray));

    private static bool TryAmount(ref Utf8JsonReader reader, out Money? amount)
    {
        amount = null;
        Currency? currency = null;
        long? minorUnits = null;
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped) return false;
            if (reader.ValueTextEquals("currency"u8))
            {
                if (currency is not null || !reader.Read() || reader.TokenType != JsonTokenType.String) return false;
                if (reader.ValueTextEquals("SLE"u8)) currency = Currency.SLE;
                else if (!Currency.TryFromCode(reader.GetString(), out currency) || currency.MinorUnits is null) return false;
            }
            else if (reader.ValueTextEquals("value"u8))
            {
                if (minorUnits is not null || !reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long value)) return false;
                minorUnits = value;
            }
            else
            {
                reader.Skip();
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject || currency is null || minorUnits is null) return false;
        amount = Money.OfMinor(minorUnits.Value, currency);
        return true;
    }

    private static bool ReadMetadata(ref Utf8JsonReader reader, ref Found found)
    {
        found.HasMetadata = true;
        if (reader.TokenType == JsonTokenType.Null) return true;
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped) return false;
            if (!reader.ValueTextEquals(MonimeRequests.HandleKey)) reader.Skip();
            else if (found.Handle is not null || !TryText(ref reader, out found.Handle)) return false;
        }

        return reader.TokenType == JsonTokenType.EndObject;
    }

    private struct Found
    {
        internal string? Id;
        internal string? Text;
        internal string? Handle;
        internal PayoutStatus Status;
        internal Money? Amount;
        internal DateTimeOffset? CreatedAt;
        internal bool HasMetadata;
    }
}
