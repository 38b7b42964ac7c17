using System.Globalization;
using System.Text.Json;

namespace Payouts.Providers;

/// <summary>Reads JSON that may hold any type anywhere: what has another type than expected reads as absent, and nothing throws.</summary>
public static class AnswerJson
{
    /// <summary>Parses a body, or returns <c>null</c> for one that is not JSON.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> body)
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

    /// <summary>A property of an object, or <c>null</c>.</summary>
    public static JsonElement? Property(JsonElement element, string name)
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

    /// <summary>A property that is an object, or <c>null</c>.</summary>
    public static JsonElement? Child(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>A property that is a list, or <c>null</c>.</summary>
    public static JsonElement? Items(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Array } value ? value : null;

    /// <summary>A property that is a text, or <c>null</c>.</summary>
    public static string? Text(JsonElement element, string name) => Property(element, name) is { } value ? Text(value) : null;

    /// <summary>The text of a value that is one, or <c>null</c>.</summary>
    public static string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A property that is <c>true</c> or <c>false</c>, or <c>null</c>.</summary>
    public static bool? Flag(JsonElement element, string name) => Property(element, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A property that is a whole number, or <c>null</c>.</summary>
    public static long? Whole(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? number : null;

    /// <summary>A property that is a number which a decimal holds exactly, or <c>null</c>: never through binary floating point.</summary>
    public static decimal? Number(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Number } value
        && decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
        && IsExact(value.GetRawText(), number)
            ? number
            : null;

    /// <summary>A property that is a time with its offset, or <c>null</c>.</summary>
    public static DateTimeOffset? Time(JsonElement element, string name)
    {
        if (Property(element, name) is not { ValueKind: JsonValueKind.String } value) return null;
        try
        {
            return value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // A number of more digits than a decimal has is rounded by the parser: such a number is not the amount that was written.
    private static bool IsExact(string text, decimal number)
    {
        int digits = 0;
        int end = text.AsSpan().IndexOfAny('e', 'E');
        foreach (char c in end < 0 ? text : text[..end])
        {
            if (char.IsAsciiDigit(c) && (digits > 0 || c != '0')) digits++;
        }

        return digits <= 28 && (number != 0 || digits == 0);
    }
}
