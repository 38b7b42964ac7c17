using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Payouts.Simulator;

/// <summary>Scenarios as JSON text.</summary>
[JsonSerializable(typeof(ScenarioDocument))]
internal sealed partial class ScenarioJson : JsonSerializerContext
{
    private static readonly ScenarioJson Strict = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters =
        {
            new IsoDurationConverter(),
            new JsonStringEnumConverter<ScenarioStepKind>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<SimulatedOutcomeKind>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<FaultPoint>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        },
    });

    public static string Write(ScenarioDocument document) => JsonSerializer.Serialize(document, Strict.ScenarioDocument) + "\n";

    public static JsonNode Node(ScenarioStep step) => JsonSerializer.SerializeToNode(step, Strict.ScenarioStep)!;

    public static ScenarioDocument Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Strict.ScenarioDocument) ?? throw new FaultScenarioException("line 1: the scenario is null; it must be an object with 'steps'.");
        }
        catch (JsonException wrong)
        {
            throw new FaultScenarioException(string.Create(CultureInfo.InvariantCulture, $"line {(wrong.LineNumber ?? 0) + 1}, {Describe(wrong)}"), wrong);
        }
    }

    private static string Describe(JsonException wrong)
    {
        string path = (wrong.Path ?? "$").TrimStart('$', '.');
        string[] names = path.Split('.');
        string last = names.Length == 1 ? path : names[1].Split('[')[0];
        if (wrong.InnerException is JsonException)
            return $"{(path.Length == 0 ? "the scenario" : path)} is not JSON: {wrong.Message}";
        if (path.Length == 0)
            return "the scenario must be an object with 'steps', a list, and at most 'seed' beside it.";
        if (last is "seed")
            return "seed must be a whole number, and stands once.";
        if (last is "steps")
            return "steps must be a list of objects, and stands once.";
        if (last.StartsWith("steps", StringComparison.Ordinal))
            return $"{path} must be an object with a 'kind', each field once.";
        if (ScenarioFields.All.FirstOrDefault(field => string.Equals(field.Name, last, StringComparison.Ordinal)) is { } known)
            return $"{path} {(known.Name is "after" or "wait" or "by" ? ScenarioFields.DurationRule : known.Rule.Length > 0 ? known.Rule : "must be a text")}, and stands once.";
        return $"{path} is not a field; a step has: {string.Join(", ", ScenarioFields.All.Select(field => field.Name))}.";
    }
}
