using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payouts.Json;

/// <summary>Writes a currency as its three-letter code.</summary>
public sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    /// <inheritdoc />
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Currency.TryFromCode(reader.GetString(), out Currency? currency)
            ? currency
            : throw new JsonException("A currency is a current ISO 4217 code in a JSON string.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.Code);
    }
}
