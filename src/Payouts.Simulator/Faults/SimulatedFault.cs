namespace Payouts.Simulator;

/// <summary>One fault: which request it hits, at which point, and what it does there.</summary>
public sealed class SimulatedFault
{
    /// <summary>The provider's name; null for any.</summary>
    public string? Provider { get; init; }

    /// <summary>The HTTP method; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The path template below the provider, such as <c>/v1/payouts/{id}</c>; null for any.</summary>
    public string? Template { get; init; }

    /// <summary>A further condition on the request; null for none.</summary>
    public Func<ReceivedRequest, bool>? When { get; init; }

    /// <summary>Which of the matching requests is hit first, counted from 1 since the fault was queued; 1 by default.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>How many matching requests in a row are hit; 1 by default, <see cref="int.MaxValue"/> for all.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Where the fault strikes; before the provider by default.</summary>
    public FaultPoint Point { get; init; }

    /// <summary>What the fault does.</summary>
    public required FaultAction Action { get; init; }

    internal Action? Struck { get; init; }

    internal bool Matches(ReceivedRequest request) =>
        IsOrAny(Provider, request.Provider)
        && IsOrAny(Method, request.Method)
        && IsOrAny(Template, request.Template)
        && (When is null || When(request));

    private static bool IsOrAny(string? wanted, string? actual) =>
        wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}
