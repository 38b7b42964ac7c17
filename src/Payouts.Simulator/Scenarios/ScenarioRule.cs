namespace Payouts.Simulator;

/// <summary>The fields that one kind of step takes beside its name, kind and time.</summary>
internal sealed record ScenarioRule(IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    public bool Takes(string field) => Required.Contains(field, StringComparer.Ordinal) || Optional.Contains(field, StringComparer.Ordinal);
}
