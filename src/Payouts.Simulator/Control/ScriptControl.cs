using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator;

/// <summary>Scenarios over the control path: what is posted is played, what was played is shown.</summary>
internal static class ScriptControl
{
    public static async Task PlayAsync(HttpContext http, ScenarioStage stage)
    {
        using StreamReader reader = new(http.Request.Body);
        string json = await reader.ReadToEndAsync(http.RequestAborted).ConfigureAwait(false);
        try
        {
            FaultScenario scenario = FaultScenario.Parse(json);
            stage.Play(scenario);
            await AnswerAsync(http, StatusCodes.Status200OK, new JsonObject { ["played"] = scenario.Steps.Count }).ConfigureAwait(false);
        }
        catch (FaultScenarioException wrong)
        {
            await AnswerAsync(http, StatusCodes.Status400BadRequest, new JsonObject { ["error"] = wrong.Message }).ConfigureAwait(false);
        }
    }

    public static JsonObject Show(IReadOnlyList<PlayedStep> played) => new()
    {
        ["steps"] = new JsonArray(
        [
            .. played.Select(step => new JsonObject
            {
                ["step"] = ScenarioJson.Node(step.Step),
                ["armed"] = step.IsArmed,
                ["strikes"] = step.Strikes,
            }),
        ]),
    };

    private static Task AnswerAsync(HttpContext http, int status, JsonObject body) => JsonAnswer.WriteAsync(http, status, JsonAnswer.Encode(body));
}
