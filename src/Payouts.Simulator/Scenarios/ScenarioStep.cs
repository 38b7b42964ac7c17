namespace Payouts.Simulator;

/// <summary>One thing that goes wrong: what, to whom, and from when on. Which fields a kind takes is in the table of the simulator's README.</summary>
public sealed record ScenarioStep
{
    /// <summary>A name for people, shown when the step is looked up; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>What goes wrong.</summary>
    public required ScenarioStepKind Kind { get; init; }

    /// <summary>How long after the start, by the simulator's clock, the step is armed; null for at once, at most 30 days.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>The provider's name; null for any.</summary>
    public string? Provider { get; init; }

    /// <summary>The HTTP method; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The path template below the provider, such as <c>/v1/payouts/{id}</c>; null for any.</summary>
    public string? Template { get; init; }

    /// <summary>The provider's id of the payout; null for any.</summary>
    public string? PayoutId { get; init; }

    /// <summary>The phone, account or wallet number exactly as sent to the provider; null for all that have no outcome of their own.</summary>
    public string? Destination { get; init; }

    /// <summary>The webhook's event, such as <c>payout.success</c>; null for any.</summary>
    public string? Event { get; init; }

    /// <summary>Which match is hit first, counted from 1; null for the first.</summary>
    public int? Occurrence { get; init; }

    /// <summary>How many matches in a row are hit, 1 or more; null for one.</summary>
    public int? Times { get; init; }

    /// <summary>Whether all matches from the first on are hit, in the place of <see cref="Times"/>.</summary>
    public bool? Always { get; init; }

    /// <summary>Whether it strikes before or after execution; null for before.</summary>
    public FaultPoint? Point { get; init; }

    /// <summary>How long: of a delay, of hiding, of a webhook's lateness or age, or from payment to reversal; more than zero, at most 30 days.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>The HTTP status of the answer, 200..599.</summary>
    public int? Status { get; init; }

    /// <summary>The body of the answer; null for an empty one.</summary>
    public string? Body { get; init; }

    /// <summary>The headers of the answer, its content type among them; JSON by default.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The size of the body, 2..100,000,000.</summary>
    public long? Bytes { get; init; }

    /// <summary>The name of a field of the answer.</summary>
    public string? Field { get; init; }

    /// <summary>The new name of the field.</summary>
    public string? To { get; init; }

    /// <summary>The value of the field as JSON.</summary>
    public string? Json { get; init; }

    /// <summary>The way that payouts go, or that a read shows.</summary>
    public SimulatedOutcomeKind? Outcome { get; init; }

    /// <summary>The failure code, the reason of a delay or the status text, as the outcome needs.</summary>
    public string? Text { get; init; }

    /// <summary>The failure's words; null for the provider's own.</summary>
    public string? Message { get; init; }

    /// <summary>How many copies beside the first, 1..100, or how many webhooks are shuffled, 2..100.</summary>
    public int? Count { get; init; }

    /// <summary>What every account holds in minor units, zero or more; null fills them with what they held at the start.</summary>
    public long? AmountMinor { get; init; }

    /// <summary>How far ahead the providers' clock is, negative when it is behind, at most 366 days; zero sets it right.</summary>
    public TimeSpan? By { get; init; }
}
