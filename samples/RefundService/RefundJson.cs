using System.Text.Json.Serialization;

namespace RefundService;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(RefundRequest))]
[JsonSerializable(typeof(RefundView))]
[JsonSerializable(typeof(List<RefundView>))]
internal sealed partial class RefundJson : JsonSerializerContext;
