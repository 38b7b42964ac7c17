namespace Payouts.Guards;

/// <summary>A switch that is thrown: nothing is sent.</summary>
/// <param name="Provider">The account, or <c>null</c> for all.</param>
/// <param name="IsConfigured">Whether it is this process's configuration that says so, rather than the journal for all processes.</param>
/// <param name="ByWhomAndWhy">Who threw it and why, as far as it is in the journal.</param>
public sealed record SendingPause(string? Provider, bool IsConfigured, string? ByWhomAndWhy)
{
    /// <summary>What is paused: not by whom.</summary>
    public override string ToString() => Provider ?? "all accounts";
}
