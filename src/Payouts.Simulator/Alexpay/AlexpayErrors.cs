using System.Text.Json.Nodes;

namespace Payouts.Simulator.Alexpay;

/// <summary>Draws a refusal in one of the five bodies that the platform's sites show.</summary>
internal static class AlexpayErrors
{
    public static AlexpayAnswer AnswerOf(AlexpayRefusalException refusal, AlexpaySimulatorOptions options)
    {
        AlexpayErrorShape shape = ShapeOf(refusal, options.ErrorShape);
        if (shape == AlexpayErrorShape.FieldMap)
            return new AlexpayAnswer(FieldMap(refusal.Problems), 422);
        int status = refusal.IsDecline && options.DeclinesWithHttp200 ? 200 : refusal.Code;
        return new AlexpayAnswer(Body(shape, refusal.Code, refusal.Word, refusal.Message), status);
    }

    /// <summary>A body with one message; a map of fields has none and is drawn as an envelope.</summary>
    public static byte[] Body(AlexpayErrorShape shape, int code, string word, string message) => JsonAnswer.Encode(shape switch
    {
        AlexpayErrorShape.SuccessFlag => new JsonObject { ["success"] = false, ["code"] = code, ["message"] = message },
        AlexpayErrorShape.ErrorObject => new JsonObject
        {
            ["success"] = false,
            ["code"] = code,
            ["error"] = new JsonObject { ["type"] = word.ToUpperInvariant(), ["title"] = message },
        },
        AlexpayErrorShape.ErrorWord => new JsonObject { ["success"] = false, ["error"] = word, ["message"] = message, ["code"] = code },
        _ => new JsonObject { ["status"] = "error", ["code"] = code, ["message"] = message, ["data"] = null },
    });

    private static AlexpayErrorShape ShapeOf(AlexpayRefusalException refusal, AlexpayErrorShape chosen) => refusal.Code switch
    {
        401 => AlexpayErrorShape.SuccessFlag,
        404 => AlexpayErrorShape.ErrorWord,
        _ when chosen == AlexpayErrorShape.FieldMap && refusal.Problems.Count == 0 => AlexpayErrorShape.Envelope,
        _ => chosen,
    };

    private static byte[] FieldMap(IReadOnlyList<AlexpayProblem> problems)
    {
        JsonObject fields = [];
        foreach (IGrouping<string, AlexpayProblem> field in problems.GroupBy(problem => problem.Field, StringComparer.Ordinal))
            fields[field.Key] = new JsonArray([.. field.Select(problem => (JsonNode)problem.Text)]);
        return JsonAnswer.Encode(new JsonObject { ["status"] = "error", ["code"] = 422, ["message"] = "Validation failed", ["data"] = fields });
    }
}
