using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>The frames around every body.</summary>
internal sealed class MonerooEnvelope(MonerooSimulatorOptions options)
{
    public MonerooAnswer Created(string payoutId)
    {
        JsonObject body = [];
        if (options.SendsSuccess)
            body["success"] = true;
        body["message"] = "Payout transaction initialized successfully";
        body["data"] = new JsonObject { ["id"] = payoutId };
        return new MonerooAnswer(JsonAnswer.Encode(body), options.CreateStatus);
    }

    /// <summary>A payout that was read; only the newer page's sample ends with an exclamation mark and has <c>errors</c>.</summary>
    public static MonerooAnswer Read(JsonObject payout, MonerooReadShape shape)
    {
        bool isFlat = shape == MonerooReadShape.Flat;
        JsonObject body = new()
        {
            ["message"] = "Payout transaction fetched successfully" + (isFlat ? "" : "!"),
            ["data"] = payout,
        };
        if (!isFlat)
            body["errors"] = null;
        return new MonerooAnswer(JsonAnswer.Encode(body));
    }

    public static MonerooAnswer List(JsonArray items, JsonObject? pagination)
    {
        JsonObject body = new()
        {
            ["message"] = "Payout methods fetched successfully",
            ["data"] = items,
        };
        if (pagination is not null)
            body["pagination"] = pagination;
        return new MonerooAnswer(JsonAnswer.Encode(body));
    }

    public MonerooAnswer Refused(MonerooRefusalException refusal) =>
        new(refusal.Fields.Count == 0 ? Error(refusal.Message) : Invalid(refusal), refusal.Status);

    /// <summary>An error without fields, in the form that was observed on a 404.</summary>
    public static byte[] Error(string message) => JsonAnswer.Encode(Frame(message, data: null, new JsonArray()));

    /// <summary>The message alone, as a framework answers when the application has broken down.</summary>
    public static byte[] Bare(string message) => JsonAnswer.Encode(new JsonObject { ["message"] = message });

    private byte[] Invalid(MonerooRefusalException refusal)
    {
        IReadOnlyList<MonerooFieldError> fields = refusal.Fields;
        JsonObject body = options.ErrorsShape switch
        {
            MonerooErrorsShape.FieldTexts => Frame(refusal.Message, data: null, ByField(fields, messages => JsonValue.Create(messages.First()))),
            MonerooErrorsShape.Objects => Frame("Validation failed", new JsonObject(), new JsonArray([.. fields.Select(Described)])),
            MonerooErrorsShape.Texts => Frame(refusal.Message, data: null, new JsonArray([.. fields.Select(error => JsonValue.Create(error.Message))])),
            MonerooErrorsShape.Absent => new JsonObject { ["message"] = refusal.Message, ["data"] = null },
            _ => Frame(refusal.Message, data: null, ByField(fields, messages => new JsonArray([.. messages.Select(message => JsonValue.Create(message))]))),
        };
        return JsonAnswer.Encode(body);
    }

    private static JsonObject Frame(string message, JsonNode? data, JsonNode errors) => new()
    {
        ["message"] = message,
        ["data"] = data,
        ["errors"] = errors,
    };

    private static JsonObject ByField(IReadOnlyList<MonerooFieldError> fields, Func<IEnumerable<string>, JsonNode> draw) =>
        new(fields
            .GroupBy(error => error.Path, error => error.Message, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)draw(group))));

    private static JsonObject Described(MonerooFieldError error) => new()
    {
        ["type"] = "validation",
        ["message"] = error.Message,
        ["hint"] = $"Look at {error.Path}.",
    };
}
