namespace Payouts.Simulator;

/// <summary>Draws the steps of a scenario: only what a provider may do without breaking what it documents, so that nothing that is drawn excuses a payment that is made twice or called failed.</summary>
internal static class ScenarioDraw
{
    /// <summary>A word that stands in the answers that are drawn, for a search in what must not hold a provider's words.</summary>
    private const string Words = "canarytext";

    private static readonly TimeSpan[] Waits = [.. new[] { 2, 20, 45, 100, 600 }.Select(seconds => TimeSpan.FromSeconds(seconds))];
    private static readonly TimeSpan[] Spans = [.. new[] { 1, 30, 120, 1_200, 10_800 }.Select(seconds => TimeSpan.FromSeconds(seconds))];
    private static readonly int[] SkewSeconds = [-240, -90, -5, 5, 90, 240];
    private static readonly string[] Fields = ["id", "data", "result", "status", "amount", "metadata", "reference", "currency", "value", "payout_id"];

    // The answer is lost or useless, and whether the payout was executed is open.
    private static readonly Func<SplitMix64, ScenarioStep>[] LostCreates =
    [
        static _ => new() { Kind = ScenarioStepKind.Abort },
        static _ => new() { Kind = ScenarioStepKind.Abort, Point = FaultPoint.AfterExecute },
        static _ => new() { Kind = ScenarioStepKind.Abort, Point = FaultPoint.AfterExecute },
        static _ => new() { Kind = ScenarioStepKind.ResetInBody },
        static _ => new() { Kind = ScenarioStepKind.ResetAfterBody },
        static random => new() { Kind = ScenarioStepKind.Respond, Status = random.Pick([500, 503, 504, 408, 425]), Body = "{}", Point = PointOf(random) },
        static random => new() { Kind = ScenarioStepKind.BadGatewayPage, Point = PointOf(random) },
        static _ => new() { Kind = ScenarioStepKind.Respond, Status = 307, Headers = Header("Location", "http://127.0.0.1:9/") },
        static _ => new() { Kind = ScenarioStepKind.GarbageBody, Point = FaultPoint.AfterExecute },
        static _ => new() { Kind = ScenarioStepKind.TruncateBody },
        static _ => new() { Kind = ScenarioStepKind.WithoutId, Point = FaultPoint.AfterExecute },
        static _ => new() { Kind = ScenarioStepKind.HugeBody, Bytes = 2_000_000, Point = FaultPoint.AfterExecute },
        static random => new() { Kind = ScenarioStepKind.Delay, Wait = random.Pick(Waits), Point = PointOf(random) },
        static random => new() { Kind = ScenarioStepKind.RenameField, Field = random.Pick(Fields), To = "renamed" },
        static _ => new() { Kind = ScenarioStepKind.AddField, Field = "added", Json = $"\"{Words}\"" },
    ];

    // What the providers document as a refusal comes before anything was executed.
    private static readonly Func<SplitMix64, ScenarioStep>[] RefusedCreates =
    [
        static _ => new() { Kind = ScenarioStepKind.Respond, Status = 429, Body = "{}" },
        static random => new() { Kind = ScenarioStepKind.Respond, Status = 429, Body = "{}", Headers = Header("Retry-After", random.Once(3) ? "1" : "60"), Times = 1 + random.Next(5) },
        static random => new() { Kind = ScenarioStepKind.Respond, Status = random.Pick([401, 403, 404, 409]), Body = "{}" },
        static random => new() { Kind = ScenarioStepKind.Respond, Status = random.Pick([200, 400]), Body = $$"""{"status":"error","code":400,"message":"{{Words}}","data":null}""" },
    ];

    private static readonly Func<SplitMix64, ScenarioStep>[] Reads =
    [
        static _ => new() { Kind = ScenarioStepKind.Abort },
        static random => new() { Kind = ScenarioStepKind.Respond, Status = random.Pick([500, 404, 429, 401, 503]), Body = Words },
        static _ => new() { Kind = ScenarioStepKind.BadGatewayPage },
        static _ => new() { Kind = ScenarioStepKind.GarbageBody },
        static _ => new() { Kind = ScenarioStepKind.TruncateBody },
        static _ => new() { Kind = ScenarioStepKind.Respond, Status = 200, Body = "{}" },
        static random => new() { Kind = ScenarioStepKind.Delay, Wait = random.Pick(Waits), Point = PointOf(random) },
        static random => new() { Kind = ScenarioStepKind.RenameField, Field = random.Pick(Fields), To = "renamed" },
        static _ => new() { Kind = ScenarioStepKind.AddField, Field = "added", Json = "[{}]" },
    ];

    private static readonly Func<SplitMix64, ScenarioStep>[] Webhooks =
    [
        static _ => new() { Kind = ScenarioStepKind.WebhookDrop },
        static random => new() { Kind = ScenarioStepKind.WebhookDuplicate, Count = 1 + random.Next(2) },
        static random => new() { Kind = ScenarioStepKind.WebhookDelay, Wait = random.Pick(Spans) },
        static _ => new() { Kind = ScenarioStepKind.WebhookForge },
        static _ => new() { Kind = ScenarioStepKind.WebhookTamper },
        static random => new() { Kind = ScenarioStepKind.WebhookStale, Wait = random.Pick(Spans) },
        static random => new() { Kind = ScenarioStepKind.WebhookShuffle, Count = 2 + random.Next(2) },
        static random => new() { Kind = ScenarioStepKind.WebhookReplayLast, After = random.Pick(Spans) },
    ];

    private static readonly Func<SplitMix64, ScenarioStep>[] Outcomes =
    [
        static _ => new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Completed },
        static _ => new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Completed },
        static _ => new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Pending },
        static _ => new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Delayed },
        static _ => new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Failed, Text = "provider_unknown" },
        static _ => new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Status, Text = "canarystatus" },
        static random => new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Reversed, Text = "provider_unknown", Wait = random.Pick(Spans) },
    ];

    /// <summary>The steps of a seed.</summary>
    public static IReadOnlyList<ScenarioStep> Steps(int seed)
    {
        SplitMix64 random = new((uint)seed);
        List<ScenarioStep> steps = [random.Pick(Outcomes)(random)];
        AddRequests(steps, random, random.Next(4), "POST", LostCreates);
        AddRequests(steps, random, random.Next(3), "POST", RefusedCreates);
        AddRequests(steps, random, random.Next(5), "GET", Reads);
        AddRequests(steps, random, random.Next(2), "DELETE", LostCreates);
        AddSights(steps, random);
        AddChanges(steps, random);
        for (int webhook = random.Next(4); webhook > 0; webhook--)
            steps.Add(random.Pick(Webhooks)(random));
        return steps;
    }

    private static void AddRequests(List<ScenarioStep> steps, SplitMix64 random, int count, string method, Func<SplitMix64, ScenarioStep>[] kinds)
    {
        for (int step = 0; step < count; step++)
        {
            ScenarioStep drawn = random.Pick(kinds)(random);
            int occurrence = 1 + random.Next(3), times = drawn.Times ?? (1 + random.Next(3));
            steps.Add(drawn with { Method = method, Occurrence = occurrence, Times = times, After = random.Once(4) ? random.Pick(Spans) : null });
        }
    }

    // A read that lags behind shows less than the truth, never more.
    private static void AddSights(List<ScenarioStep> steps, SplitMix64 random)
    {
        if (random.Once(4))
            steps.Add(new() { Kind = ScenarioStepKind.NotFoundFor, Wait = random.Pick(Spans) });
        if (random.Once(3))
            steps.Add(new() { Kind = ScenarioStepKind.Show, Outcome = SimulatedOutcomeKind.Pending, Occurrence = 1 + random.Next(4), Times = 1 + random.Next(3) });
        if (random.Once(4))
            steps.Add(new() { Kind = ScenarioStepKind.Show, Outcome = SimulatedOutcomeKind.Status, Text = "canarystatus", Occurrence = 1 + random.Next(4) });
    }

    private static void AddChanges(List<ScenarioStep> steps, SplitMix64 random)
    {
        if (random.Once(5))
            steps.Add(new() { Kind = ScenarioStepKind.DirectoryFails, Status = random.Pick([500, 503, 404]), Times = 1 + random.Next(4) });
        if (random.Once(4))
            steps.Add(new() { Kind = ScenarioStepKind.ClockSkew, By = TimeSpan.FromSeconds(random.Pick(SkewSeconds)) });
        if (!random.Once(5))
            return;
        int drained = random.Next(Spans.Length), filled = random.Next(Spans.Length);
        steps.Add(new() { Kind = ScenarioStepKind.Balance, AmountMinor = 0, After = random.Once(2) ? null : Spans[drained] });
        steps.Add(new() { Kind = ScenarioStepKind.Balance, After = Spans[drained] + Spans[filled] });
    }

    private static FaultPoint PointOf(SplitMix64 random) => random.Once(2) ? FaultPoint.AfterExecute : FaultPoint.BeforeExecute;

    private static Dictionary<string, string> Header(string name, string value) => new(StringComparer.OrdinalIgnoreCase) { [name] = value };
}
