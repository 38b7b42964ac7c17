using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payouts.Json;

/// <summary>Refuses extras in JSON, both ways: silently losing them would pay through another method than was asked for.</summary>
public sealed class PayoutExtrasJsonConverter : JsonConverter<PayoutExtras>
{
    /// <inheritdoc />
    public override PayoutExtras Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("Extras are not read from JSON: set them in code.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, PayoutExtras value, JsonSerializerOptions options) =>
        throw new JsonException("Extras are not written as JSON: keep what they are made of in your own record, and set them in code.");
}
