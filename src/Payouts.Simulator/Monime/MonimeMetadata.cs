using System.Text.Json;

namespace Payouts.Simulator.Monime;

/// <summary>The limits of metadata: entries by generation, key and value lengths as 2024-08-01 states them.</summary>
internal static class MonimeMetadata
{
    private const int KeyLength = 64;
    private const int ValueLength = 100;

    public static IReadOnlyDictionary<string, string>? Read(MonimeFields body, MonimeGeneration generation)
    {
        if (body.OptionalObject("metadata", nullable: true) is not { } metadata)
            return null;
        Dictionary<string, string> entries = new(StringComparer.Ordinal);
        foreach (JsonProperty entry in metadata.Entries())
        {
            if (entry.Name.Length > KeyLength)
                throw metadata.Wrong(entry.Name, $"has a key of more than {KeyLength} characters");
            string value = metadata.Text(entry.Name, nonEmpty: false);
            if (value.Length > ValueLength)
                throw metadata.Wrong(entry.Name, $"has a value of more than {ValueLength} characters");
            entries.Add(entry.Name, value);
        }

        return entries.Count <= generation.MetadataEntries
            ? entries
            : throw body.Wrong("metadata", $"has more than {generation.MetadataEntries} entries");
    }
}
