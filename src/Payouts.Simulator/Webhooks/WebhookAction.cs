namespace Payouts.Simulator;

/// <summary>What a script does to a webhook on its way.</summary>
public sealed class WebhookAction
{
    internal static readonly WebhookAction None = new();

    private WebhookAction()
    {
    }

    /// <summary>How many are sent in place of one.</summary>
    internal int Count { get; private init; } = 1;

    internal TimeSpan Wait { get; private init; }

    /// <summary>How much older than the attempt the signed time is.</summary>
    internal TimeSpan Age { get; private init; }

    internal bool IsForged { get; private init; }

    internal bool IsTampered { get; private init; }

    /// <summary>The webhook is never sent.</summary>
    public static WebhookAction Drop() => new() { Count = 0 };

    /// <summary>The webhook is sent, and as often again, with the same body.</summary>
    /// <param name="times">The copies beside the first, 1 or more.</param>
    public static WebhookAction Duplicate(int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        return new() { Count = times + 1 };
    }

    /// <summary>The webhook is sent later by the simulator's clock, behind any that come meanwhile.</summary>
    /// <param name="wait">How long, more than zero.</param>
    public static WebhookAction Delay(TimeSpan wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait, TimeSpan.Zero);
        return new() { Wait = wait };
    }

    /// <summary>The webhook is signed with another secret.</summary>
    public static WebhookAction Forge() => new() { IsForged = true };

    /// <summary>One byte of the body is changed after signing; the body stays JSON.</summary>
    public static WebhookAction Tamper() => new() { IsTampered = true };

    /// <summary>The webhook is signed, rightly, at an earlier time; without effect where no time is signed.</summary>
    /// <param name="age">How much earlier, more than zero.</param>
    public static WebhookAction Stale(TimeSpan age)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(age, TimeSpan.Zero);
        return new() { Age = age };
    }
}
