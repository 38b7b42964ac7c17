namespace Payouts.Simulator;

/// <summary>Every field of a step, with its range.</summary>
internal static class ScenarioFields
{
    public const string DurationRule = "must be an ISO 8601 duration in days, hours, minutes and seconds, such as PT30S or P1DT2H";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan MostSkew = TimeSpan.FromDays(366);

    public static IReadOnlyList<ScenarioField> All { get; } =
    [
        new("name", step => step.Name, NotEmpty, "must not be empty"),
        new("kind", step => step.Kind, value => Enum.IsDefined((ScenarioStepKind)value), $"must be one of: {KebabNames.All<ScenarioStepKind>()}"),
        new("after", step => step.After, value => (TimeSpan)value >= TimeSpan.Zero && (TimeSpan)value <= Longest, "must be from PT0S to P30D"),
        new("provider", step => step.Provider, value => SimulatedProviders.Names.Contains((string)value, StringComparer.OrdinalIgnoreCase), $"must be one of: {string.Join(", ", SimulatedProviders.Names)}"),
        new("method", step => step.Method, NotEmpty, "must not be empty"),
        new("template", step => step.Template, value => ((string)value).StartsWith('/'), "must start with a slash, such as /v1/payouts/{id}"),
        new("payoutId", step => step.PayoutId, NotEmpty, "must not be empty"),
        new("destination", step => step.Destination, NotEmpty, "must not be empty"),
        new("event", step => step.Event, NotEmpty, "must not be empty"),
        new("occurrence", step => step.Occurrence, value => (int)value >= 1, "must be 1 or more"),
        new("times", step => step.Times, value => (int)value >= 1, "must be 1 or more"),
        new("always", step => step.Always, value => (bool)value, "must be true or left out"),
        new("point", step => step.Point, value => Enum.IsDefined((FaultPoint)value), $"must be one of: {KebabNames.All<FaultPoint>()}"),
        new("wait", step => step.Wait, value => (TimeSpan)value > TimeSpan.Zero && (TimeSpan)value <= Longest, "must be more than zero and at most P30D"),
        new("status", step => step.Status, value => (int)value is >= 200 and <= 599, "must be an HTTP status from 200 to 599"),
        new("body", step => step.Body),
        new("headers", step => step.Headers, value => ((IReadOnlyDictionary<string, string>)value).All(header => IsHeader(header.Key, header.Value)), "must be names and texts of HTTP headers"),
        new("bytes", step => step.Bytes, value => (long)value is >= 2 and <= 100_000_000, "must be from 2 to 100000000"),
        new("field", step => step.Field, NotEmpty, "must not be empty"),
        new("to", step => step.To, NotEmpty, "must not be empty"),
        new("json", step => step.Json, value => JsonTexts.IsJson((string)value), "must be a JSON value in a string, such as \"true\" or \"\\\"text\\\"\""),
        new("outcome", step => step.Outcome, value => Enum.IsDefined((SimulatedOutcomeKind)value), $"must be one of: {KebabNames.All<SimulatedOutcomeKind>()}"),
        new("text", step => step.Text, NotEmpty, "must not be empty"),
        new("message", step => step.Message, NotEmpty, "must not be empty"),
        new("count", step => step.Count, value => (int)value is >= 1 and <= 100, "must be from 1 to 100"),
        new("amountMinor", step => step.AmountMinor, value => (long)value >= 0, "must be zero or more"),
        new("by", step => step.By, value => ((TimeSpan)value).Duration() <= MostSkew, "must be at most P366D, ahead or behind"),
    ];

    private static bool NotEmpty(object value) => ((string)value).Length > 0;

    private static bool IsHeader(string name, string? value) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && value is not null && value.All(letter => letter is >= ' ' and <= '~');
}
