using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payouts.Json;

/// <summary>Writes money as <c>{"amount":"10.5","currency":"SLE"}</c>: the amount is a string, so that no reader turns it into binary floating point.</summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    private const string Shape = "Money is {\"amount\":\"10.5\",\"currency\":\"SLE\"}; the amount may also be a JSON number.";

    /// <inheritdoc />
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException(Shape);
        decimal? amount = null;
        Currency? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isAmount = reader.ValueTextEquals("amount"u8);
            bool isCurrency = reader.ValueTextEquals("currency"u8);
            reader.Read();
            if (isAmount) amount = ReadAmount(ref reader);
            else if (isCurrency && reader.TokenType == JsonTokenType.String) Currency.TryFromCode(reader.GetString(), out currency);
            else reader.Skip();
        }

        return amount is { } value && currency is not null ? Money.Of(value, currency) : throw new JsonException(Shape);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("amount"u8, value.Amount.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("currency"u8, value.Currency.Code);
        writer.WriteEndObject();
    }

    private static decimal? ReadAmount(ref Utf8JsonReader reader)
    {
        string? text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
            _ => null,
        };
        return text is not null && decimal.TryParse(text, Style(reader.TokenType), CultureInfo.InvariantCulture, out decimal amount) && amount.Scale >= Decimals(text)
            ? amount
            : null;
    }

    private static NumberStyles Style(JsonTokenType token) =>
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | (token == JsonTokenType.Number ? NumberStyles.AllowExponent : NumberStyles.None);

    // A text of more decimals than a decimal holds is parsed with fewer: such an amount is refused, for nothing here rounds.
    private static long Decimals(string text)
    {
        int exponentAt = text.AsSpan().IndexOfAny('e', 'E');
        ReadOnlySpan<char> digits = exponentAt < 0 ? text : text.AsSpan(0, exponentAt);
        int point = digits.IndexOf('.');
        int decimals = point < 0 ? 0 : digits[(point + 1)..].TrimEnd('0').Length;
        if (exponentAt < 0) return decimals;
        return int.TryParse(text.AsSpan(exponentAt + 1), CultureInfo.InvariantCulture, out int exponent) ? (long)decimals - exponent : long.MaxValue;
    }
}
