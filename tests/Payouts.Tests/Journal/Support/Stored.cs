using System.Text;
using System.Text.Json;
using Payouts.Journal;

namespace Payouts.Tests.Journalling.Support;

/// <summary>Looks into what a codec stores.</summary>
internal static class Stored
{
    private static readonly JournalCodec Plain = new();

    /// <summary>All of a record as text, to compare two by: what a journal keeps beside it included.</summary>
    internal static string Text(JournalRecord record) =>
        $"{Encoding.UTF8.GetString(Plain.Write(record with { SealedParts = [] }))} {record.IsSealed} {record.Version} {record.Claim} {string.Join(' ', record.Timeline)}";

    internal static JournalRecord Read(JournalCodec codec, byte[] stored, JournalRecord like) => codec.ReadRecord(stored, like.Version, like.Claim, like.Timeline);

    internal static string ClearText(byte[] stored)
    {
        StoredParts.TrySplit(stored, out ReadOnlySpan<byte> clear, out _).Should().BeTrue();
        return Encoding.UTF8.GetString(clear);
    }

    internal static int Parts(byte[] stored)
    {
        StoredParts.TrySplit(stored, out _, out IReadOnlyList<StoredPart> parts).Should().BeTrue();
        return parts.Count;
    }

    /// <summary>Every text, number and flag of a JSON object by its path; entries of a list share one path.</summary>
    internal static ILookup<string, string> Leaves(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Walk(document.RootElement, "").ToLookup(static leaf => leaf.Path, static leaf => leaf.Value);
    }

    private static (string Path, string Value)[] Walk(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(property => Walk(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}"))],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(entry => Walk(entry, $"{path}[]"))],
        _ => [(path, element.ToString())],
    };
}
