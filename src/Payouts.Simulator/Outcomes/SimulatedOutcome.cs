namespace Payouts.Simulator;

/// <summary>What a simulated provider does with the payouts to one destination.</summary>
public sealed record SimulatedOutcome
{
    private SimulatedOutcome(SimulatedOutcomeKind kind, string text, string? message = null)
    {
        Kind = kind;
        Text = text;
        Message = message;
    }

    /// <summary>The money arrives, if the balance allows.</summary>
    public static SimulatedOutcome Completed { get; } = new(SimulatedOutcomeKind.Completed, "");

    /// <summary>The payout stays <c>pending</c> in the provider's sense until the outcome is changed or the payout cancelled.</summary>
    public static SimulatedOutcome Pending { get; } = new(SimulatedOutcomeKind.Pending, "");

    /// <summary>The payout shows that it succeeded, in reads and webhooks, and no money moves: a provider that lies.</summary>
    public static SimulatedOutcome CompletedButUnpaid { get; } = new(SimulatedOutcomeKind.CompletedButUnpaid, "");

    /// <summary>Which way the payout goes.</summary>
    public SimulatedOutcomeKind Kind { get; }

    /// <summary>The failure code, delay reason or status text; empty for the kinds that have none.</summary>
    public string Text { get; }

    /// <summary>The failure's words; null for the provider's own.</summary>
    public string? Message { get; }

    /// <summary>How long after the money arrived it comes back; zero for the other kinds.</summary>
    public TimeSpan After { get; private init; }

    /// <summary>What becomes visible when a payout of this outcome closes; accepted while it stays open.</summary>
    internal LedgerState ShownState => Kind switch
    {
        SimulatedOutcomeKind.Completed or SimulatedOutcomeKind.Reversed or SimulatedOutcomeKind.CompletedButUnpaid => LedgerState.Completed,
        SimulatedOutcomeKind.Failed or SimulatedOutcomeKind.FailedButPaid => LedgerState.Failed,
        _ => LedgerState.Accepted,
    };

    /// <summary>The payout fails at the time it would have been completed.</summary>
    /// <param name="code">The provider's failure code, in the spelling of the provider's newest API.</param>
    /// <param name="message">The failure's words; null for the provider's own.</param>
    public static SimulatedOutcome Failed(string code, string? message = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new(SimulatedOutcomeKind.Failed, code, message);
    }

    /// <summary>The payout shows that it failed, in reads and webhooks, and the money arrives all the same: a provider that lies.</summary>
    /// <param name="code">The provider's failure code, in the spelling of the provider's newest API.</param>
    /// <param name="message">The failure's words; null for the provider's own.</param>
    public static SimulatedOutcome FailedButPaid(string code, string? message = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new(SimulatedOutcomeKind.FailedButPaid, code, message);
    }

    /// <summary>The money arrives, and comes back later; the payout then shows that it failed, for no provider has a status of its own for this.</summary>
    /// <param name="after">How long after it arrived, by the simulator's clock; more than zero.</param>
    /// <param name="code">The failure code that is shown from then on.</param>
    /// <param name="message">The failure's words; null for the provider's own.</param>
    public static SimulatedOutcome Reversed(TimeSpan after, string code, string? message = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(after, TimeSpan.Zero);
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new(SimulatedOutcomeKind.Reversed, code, message) { After = after };
    }

    /// <summary>The payout is put off from the time it would have been processed.</summary>
    /// <param name="reason">Free text for a person.</param>
    public static SimulatedOutcome Delayed(string reason = "The provider is unavailable") => new(SimulatedOutcomeKind.Delayed, reason);

    /// <summary>The payout shows a status of any name from its creation on, as a provider would that has grown a new one.</summary>
    /// <param name="status">The status text.</param>
    public static SimulatedOutcome Status(string status)
    {
        ArgumentException.ThrowIfNullOrEmpty(status);
        return new(SimulatedOutcomeKind.Status, status);
    }
}
