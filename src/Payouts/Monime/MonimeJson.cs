using System.Text.Json;

namespace Payouts.Monime;

/// <summary>Reads JSON that may hold any type anywhere: what has another type than expected reads as absent.</summary>
internal static class MonimeJson
{
    internal static JsonElement? Property(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        try
        {
            return element.TryGetProperty(name, out JsonElement value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // The parser lets names and texts pass that are no Unicode (half a surrogate pair, broken UTF-8) and throws when they are read.
            return null;
        }
    }

    internal static JsonElement? Object(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    internal static string? Text(JsonElement element, string name)
    {
        if (Property(element, name) is not { ValueKind: JsonValueKind.String } value) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    internal static bool? Flag(JsonElement element, string name) => Property(element, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    internal static DateTimeOffset? Time(JsonElement element, string name) =>
        Text(element, name) is not null && Property(element, name) is { } value && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;

    /// <summary>An amount of minor units, or <c>null</c> where currency or number cannot be read.</summary>
    internal static Money? Amount(JsonElement element, string name) =>
        Object(element, name) is { } amount
        && Currency.TryFromCode(Text(amount, "currency"), out Currency? currency)
        && currency.MinorUnits is not null
        && Property(amount, "value") is { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt64(out long minorUnits)
            ? Money.OfMinor(minorUnits, currency)
            : null;

    /// <summary>Parses a body, or returns <c>null</c> for one that is not JSON.</summary>
    internal static JsonDocument? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
