using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payouts.Simulator;

/// <summary>The simulator's own paths, for people and for tests in other processes.</summary>
internal static class ControlEndpoints
{
    public const string Prefix = "/_simulator";

    public static void Map(IEndpointRouteBuilder endpoints, SimulatorContext context)
    {
        RouteGroupBuilder control = endpoints.MapGroup(Prefix);
        control.MapGet("/ledger", (RequestDelegate)(http => AnswerAsync(http, Ledger(context.Ledger.Entries))));
        control.MapGet("/requests", (RequestDelegate)(http => AnswerAsync(http, Requests(context.Requests.All))));
        control.MapGet("/webhooks", (RequestDelegate)(http => AnswerAsync(http, Webhooks(context.Webhooks.Log.All))));
        control.MapGet("/script", (RequestDelegate)(http => AnswerAsync(http, ScriptControl.Show(context.Stage.Played))));
        control.MapPost("/script", (RequestDelegate)(http => ScriptControl.PlayAsync(http, context.Stage)));
        control.MapDelete("/script", (RequestDelegate)(http =>
        {
            context.Calm();
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }));
        control.MapPost("/reset", (RequestDelegate)(http =>
        {
            context.Reset();
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }));
    }

    private static Task AnswerAsync(HttpContext http, JsonObject body) =>
        JsonAnswer.WriteAsync(http, StatusCodes.Status200OK, JsonAnswer.Encode(body));

    private static JsonObject Ledger(IReadOnlyList<LedgerEntry> entries) => new()
    {
        ["executed"] = entries.Count(entry => entry.State is LedgerState.Completed or LedgerState.Reversed),
        ["accepted"] = entries.Count(entry => entry.State == LedgerState.Accepted),
        ["reversed"] = entries.Count(entry => entry.State == LedgerState.Reversed),
        ["entries"] = new JsonArray([.. entries.Select(Entry)]),
    };

    private static JsonObject Entry(LedgerEntry entry) => new()
    {
        ["provider"] = entry.Provider,
        ["payoutId"] = entry.PayoutId,
        ["tenant"] = entry.Tenant,
        ["amountMinor"] = entry.AmountMinor,
        ["currency"] = entry.Currency,
        ["destination"] = entry.MaskedDestination,
        ["idempotencyKey"] = entry.IdempotencyKey,
        ["acceptedAt"] = entry.AcceptedAt.ToString("O", CultureInfo.InvariantCulture),
        ["state"] = NameOf(entry.State),
        ["metadata"] = new JsonObject(entry.Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
    };

    private static string NameOf(LedgerState state) => state switch
    {
        LedgerState.Completed => "completed",
        LedgerState.Failed => "failed",
        LedgerState.Cancelled => "cancelled",
        LedgerState.Reversed => "reversed",
        _ => "accepted",
    };

    private static JsonObject Webhooks(IReadOnlyList<SentWebhook> attempts) => new()
    {
        ["count"] = attempts.Count,
        ["webhooks"] = new JsonArray(
        [
            .. attempts.Select(sent => new JsonObject
            {
                ["provider"] = sent.Provider,
                ["payoutId"] = sent.PayoutId,
                ["event"] = sent.Event,
                ["attempt"] = sent.Attempt,
                ["status"] = sent.Status,
                ["sentAt"] = sent.SentAt.ToString("O", CultureInfo.InvariantCulture),
            }),
        ]),
    };

    private static JsonObject Requests(IReadOnlyList<ReceivedRequest> requests) => new()
    {
        ["count"] = requests.Count,
        ["requests"] = new JsonArray(
        [
            .. requests
                .GroupBy(request => (request.Provider, request.Method, Template: request.Template ?? "(no such path)"))
                .Select(group => new JsonObject
                {
                    ["provider"] = group.Key.Provider,
                    ["method"] = group.Key.Method,
                    ["template"] = group.Key.Template,
                    ["count"] = group.Count(),
                }),
        ]),
    };
}
