using System.Text.Json.Serialization;

namespace Payouts.Benchmarks.Peers;

/// <summary>The body of the create call, as a user without the library would write it.</summary>
internal sealed class CreateBody
{
    [JsonPropertyName("amount")]
    public required AmountPart Amount { get; set; }

    [JsonPropertyName("destination")]
    public required DestinationPart Destination { get; set; }

    [JsonPropertyName("metadata")]
    public required Dictionary<string, string> Metadata { get; set; }

    public static CreateBody Of(string reference) => new()
    {
        Amount = new AmountPart { Currency = "SLE", Value = 15_000 },
        Destination = new DestinationPart { Type = "momo", ProviderId = "m17", PhoneNumber = Samples.Phone },
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["payouts_handle"] = "0123456789012345678901234567890123456789", ["payouts_reference"] = reference },
    };
}
