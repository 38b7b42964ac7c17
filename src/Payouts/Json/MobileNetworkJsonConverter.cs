using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payouts.Json;

/// <summary>Writes a mobile network as its code.</summary>
public sealed class MobileNetworkJsonConverter : JsonConverter<MobileNetwork>
{
    /// <inheritdoc />
    public override MobileNetwork Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } code && MobileNetwork.IsCode(code)
            ? new MobileNetwork(code)
            : throw new JsonException("A mobile network is a short code in a JSON string, such as \"orange\".");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, MobileNetwork value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.Code);
    }
}
