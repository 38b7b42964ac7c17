namespace Payouts.Simulator;

/// <summary>One field of a step: its name in JSON, how it is read, and the rule for its value, if it has one.</summary>
internal sealed record ScenarioField(string Name, Func<ScenarioStep, object?> Read, Func<object, bool>? IsValid = null, string Rule = "");
