using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>The rules of metadata: at most ten entries, each a string of 1 to 100 characters, a boolean or an integer.</summary>
internal static class MonerooMetadata
{
    private const int MaxEntries = 10;
    private const int ValueLength = 100;

    /// <summary>The entries with their types; empty when there are none.</summary>
    public static JsonObject Read(MonerooFields body)
    {
        JsonObject entries = [];
        if (!body.Has("metadata") || body.Object("metadata") is not { } metadata)
            return entries;
        foreach (JsonProperty entry in metadata.Entries)
            entries.Add(entry.Name, ReadValue(metadata, entry));
        if (entries.Count > MaxEntries)
            body.Refuse("metadata", $"must not have more than {MaxEntries} items.");
        return entries;
    }

    /// <summary>The entries as texts, for the ledger.</summary>
    public static Dictionary<string, string> Texts(JsonObject metadata) =>
        metadata.ToDictionary(entry => entry.Key, entry => entry.Value!.ToString(), StringComparer.Ordinal);

    private static JsonValue? ReadValue(MonerooFields metadata, JsonProperty entry) => entry.Value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => JsonValue.Create(entry.Value.GetBoolean()),
        JsonValueKind.Number when entry.Value.TryGetInt64(out long number) => JsonValue.Create(number),
        JsonValueKind.String when !string.IsNullOrWhiteSpace(entry.Value.GetString()) => JsonValue.Create(metadata.Text(entry.Name, ValueLength)),
        _ => JsonValue.Create(metadata.Refuse(entry.Name, "must be a string, boolean or integer.")),
    };
}
