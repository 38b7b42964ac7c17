namespace Payouts.Simulator;

/// <summary>Which reads of a payout a script acts on, and how.</summary>
public sealed class ReadFault
{
    /// <summary>The provider's name; null for any.</summary>
    public string? Provider { get; init; }

    /// <summary>The path template of the read below the provider, such as <c>/v1/payouts/{id}</c>; null for any read, lists included.</summary>
    public string? Template { get; init; }

    /// <summary>The provider's id of the payout, as the ledger has it; null for any.</summary>
    public string? PayoutId { get; init; }

    /// <summary>Which time that a matching payout is shown is hit first, counted from 1 since the fault was queued; 1 by default.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>How many times in a row are hit; 1 by default, <see cref="int.MaxValue"/> for all.</summary>
    /// <remarks><see cref="ReadAction.HideFor"/> ends by the clock and not by count: it takes neither this nor <see cref="Occurrence"/>.</remarks>
    public int Times { get; init; } = 1;

    /// <summary>What is shown.</summary>
    public required ReadAction Action { get; init; }

    internal Action? Struck { get; init; }

    internal bool Matches(string provider, string? template, string payoutId) =>
        IsOrAny(Provider, provider) && IsOrAny(Template, template) && IsOrAny(PayoutId, payoutId);

    private static bool IsOrAny(string? wanted, string? actual) =>
        wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}
