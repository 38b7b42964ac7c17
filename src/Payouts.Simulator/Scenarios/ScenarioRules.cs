namespace Payouts.Simulator;

/// <summary>Which fields each kind of step takes, and what a step has wrong.</summary>
internal static class ScenarioRules
{
    private static readonly string[] EveryStep = ["name", "kind", "after"];
    private static readonly string[] Request = ["provider", "method", "template", "occurrence", "times", "always"];
    private static readonly string[] RequestAtPoint = [.. Request, "point"];
    private static readonly string[] Webhook = ["provider", "event", "payoutId", "times", "always"];

    public static IReadOnlyDictionary<ScenarioStepKind, ScenarioRule> Table { get; } = new Dictionary<ScenarioStepKind, ScenarioRule>
    {
        [ScenarioStepKind.Abort] = new([], RequestAtPoint),
        [ScenarioStepKind.ResetInBody] = new([], Request),
        [ScenarioStepKind.ResetAfterBody] = new([], Request),
        [ScenarioStepKind.Delay] = new(["wait"], RequestAtPoint),
        [ScenarioStepKind.Respond] = new(["status"], [.. RequestAtPoint, "body", "headers"]),
        [ScenarioStepKind.BadGatewayPage] = new([], RequestAtPoint),
        [ScenarioStepKind.GarbageBody] = new([], RequestAtPoint),
        [ScenarioStepKind.WithoutId] = new([], RequestAtPoint),
        [ScenarioStepKind.TruncateBody] = new([], Request),
        [ScenarioStepKind.HugeBody] = new(["bytes"], RequestAtPoint),
        [ScenarioStepKind.RenameField] = new(["field", "to"], Request),
        [ScenarioStepKind.AddField] = new(["field", "json"], Request),
        [ScenarioStepKind.DirectoryFails] = new(["status"], ["provider", "occurrence", "times", "always"]),
        [ScenarioStepKind.NotFoundFor] = new(["wait"], ["provider", "template", "payoutId"]),
        [ScenarioStepKind.Show] = new(["outcome"], ["provider", "template", "payoutId", "occurrence", "times", "always", "text", "message"]),
        [ScenarioStepKind.Outcome] = new(["outcome"], ["destination", "text", "message", "wait"]),
        [ScenarioStepKind.WebhookDrop] = new([], Webhook),
        [ScenarioStepKind.WebhookDuplicate] = new([], [.. Webhook, "count"]),
        [ScenarioStepKind.WebhookDelay] = new(["wait"], Webhook),
        [ScenarioStepKind.WebhookForge] = new([], Webhook),
        [ScenarioStepKind.WebhookTamper] = new([], Webhook),
        [ScenarioStepKind.WebhookStale] = new(["wait"], Webhook),
        [ScenarioStepKind.WebhookShuffle] = new(["count"], []),
        [ScenarioStepKind.WebhookReplayLast] = new([], ["provider"]),
        [ScenarioStepKind.Balance] = new([], ["provider", "amountMinor"]),
        [ScenarioStepKind.ClockSkew] = new(["by"], []),
    };

    /// <summary>The first field that is wrong and the rule that it breaks; null when the step is good.</summary>
    public static (string Field, string Rule)? ProblemOf(ScenarioStep step)
    {
        if (!Table.TryGetValue(step.Kind, out ScenarioRule? rule))
            return ("kind", ScenarioFields.All.First(field => field.Name is "kind").Rule);
        string kind = KebabNames.Of(step.Kind);
        foreach (ScenarioField field in ScenarioFields.All)
        {
            object? value = field.Read(step);
            if (value is null && rule.Required.Contains(field.Name, StringComparer.Ordinal))
                return (field.Name, $"is missing: '{kind}' needs it");
            if (value is null)
                continue;
            if (!EveryStep.Contains(field.Name, StringComparer.Ordinal) && !rule.Takes(field.Name))
                return (field.Name, $"is not a field of '{kind}', which takes: {string.Join(", ", [.. rule.Required, .. rule.Optional])}");
            if (field.IsValid?.Invoke(value) == false)
                return (field.Name, field.Rule);
        }

        return TogetherProblemOf(step);
    }

    private static (string Field, string Rule)? TogetherProblemOf(ScenarioStep step) => step switch
    {
        { Always: not null, Times: not null } => ("always", "says what 'times' says too: leave one of them out"),
        { Field: { } from, To: { } to } when string.Equals(from, to, StringComparison.Ordinal) => ("to", "must be another name than 'field'"),
        { Kind: ScenarioStepKind.WebhookShuffle, Count: < 2 } => ("count", "must be 2 or more: one webhook has no order"),
        { Kind: ScenarioStepKind.Show, Outcome: SimulatedOutcomeKind.Reversed or SimulatedOutcomeKind.FailedButPaid or SimulatedOutcomeKind.CompletedButUnpaid } =>
            ("outcome", "says what becomes of the money, and a read only shows a status: completed, failed, pending, delayed or status"),
        { Outcome: { } outcome } => OutcomeProblemOf(step, outcome),
        _ => null,
    };

    private static (string Field, string Rule)? OutcomeProblemOf(ScenarioStep step, SimulatedOutcomeKind outcome)
    {
        bool isFailure = outcome is SimulatedOutcomeKind.Failed or SimulatedOutcomeKind.FailedButPaid or SimulatedOutcomeKind.Reversed;
        bool needsText = isFailure || outcome is SimulatedOutcomeKind.Status;
        if (needsText && step.Text is null)
            return ("text", $"is missing: '{KebabNames.Of(outcome)}' needs a {(isFailure ? "failure code" : "status text")}");
        if (!needsText && outcome is not SimulatedOutcomeKind.Delayed && step.Text is not null)
            return ("text", $"has no meaning for '{KebabNames.Of(outcome)}'");
        if (!isFailure && step.Message is not null)
            return ("message", $"has no meaning for '{KebabNames.Of(outcome)}'");
        if (outcome == SimulatedOutcomeKind.Reversed == step.Wait is null)
            return ("wait", step.Wait is null ? "is missing: 'reversed' needs the time from payment to reversal" : $"has no meaning for '{KebabNames.Of(outcome)}'");
        return null;
    }
}
