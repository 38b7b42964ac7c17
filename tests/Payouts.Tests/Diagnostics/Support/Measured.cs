namespace Payouts.Tests.Diagnostics.Support;

/// <summary>One measurement with its tags.</summary>
internal sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)
{
    internal string? this[string tag] => Tags.TryGetValue(tag, out object? value) ? value?.ToString() : null;
}
