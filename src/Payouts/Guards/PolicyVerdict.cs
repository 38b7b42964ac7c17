namespace Payouts.Guards;

/// <summary>What a policy says of a payout.</summary>
public sealed class PolicyVerdict
{
    private PolicyVerdict(int strictness, string reason)
    {
        Strictness = strictness;
        Reason = reason;
    }

    /// <summary>Send it.</summary>
    public static PolicyVerdict Allow { get; } = new(0, "");

    /// <summary>Why it is held or refused.</summary>
    public string Reason { get; }

    /// <summary>Whether it is sent.</summary>
    public bool IsAllowed => Strictness == 0;

    /// <summary>Whether it waits for a person.</summary>
    public bool IsHeld => Strictness == 1;

    internal int Strictness { get; }

    /// <summary>Journal it, and send it only when a person calls <see cref="IPayoutClient.ReleaseAsync"/>.</summary>
    /// <param name="reason">Why, 1 to 500 characters without private values: it is journalled and shown.</param>
    public static PolicyVerdict Hold(string reason) => new(1, Check(reason));

    /// <summary>Neither journal nor send it: the caller gets a <see cref="PayoutNotExecutedException"/>.</summary>
    /// <param name="reason">Why, 1 to 500 characters without private values: it is in the exception.</param>
    public static PolicyVerdict Refuse(string reason) => new(2, Check(reason));

    /// <summary>The verdict in a word.</summary>
    public override string ToString() => Strictness switch { 0 => "Allow", 1 => "Hold", _ => "Refuse" };

    private static string Check(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reason.Length, 500, nameof(reason));
        return reason;
    }
}
