using System.Text;
using System.Text.Json;

namespace Payouts.Simulator;

/// <summary>Questions about JSON as text.</summary>
internal static class JsonTexts
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };

    public static bool IsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The line, from 1, on which a field of a step begins; that of the step when it has no such field.</summary>
    public static int LineOf(string text, int step, string? field)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Utf8JsonReader reader = new(bytes, Lenient);
        bool isInSteps = false;
        int seen = -1;
        long found = 0;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                isInSteps = reader.ValueTextEquals("steps"u8);
            if (!isInSteps)
                continue;
            if (reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.StartObject && ++seen == step)
                found = reader.TokenStartIndex;
            if (seen == step && field is not null && reader.CurrentDepth == 3 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(field))
                found = reader.TokenStartIndex;
        }

        return 1 + bytes.AsSpan(0, (int)found).Count((byte)'\n');
    }
}
