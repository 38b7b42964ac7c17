using System.Globalization;
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

    private static decimal? ReadAmount(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetDecimal(out decimal number) => number,
        JsonTokenType.String when decimal.TryParse(
            reader.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal text) => text,
        _ => null,
    };
}
