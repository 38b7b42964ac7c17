namespace Payouts.Providers;

/// <summary>How an adapter reads the answer to a create call; what follows from it is decided by the core's table.</summary>
public sealed class CreateReading
{
    private CreateReading(CreateReadingKind kind) => Kind = kind;

    /// <summary>What the answer says.</summary>
    public CreateReadingKind Kind { get; }

    /// <summary>The payout, for <see cref="CreateReadingKind.Accepted"/>.</summary>
    public PayoutReading? Payout { get; private init; }

    /// <summary>The reason, for <see cref="CreateReadingKind.Rejected"/>; also set where an error of another kind named one.</summary>
    public PayoutFailure? Failure { get; private init; }

    /// <summary>The answer names the payout by an id.</summary>
    public static CreateReading Accepted(PayoutReading payout)
    {
        ArgumentNullException.ThrowIfNull(payout);
        if (string.IsNullOrEmpty(payout.ProviderId)) throw new ArgumentException("An accepted payout has a provider id.", nameof(payout));
        return new CreateReading(CreateReadingKind.Accepted) { Payout = payout };
    }

    /// <summary>The answer is a refusal in the provider's documented form.</summary>
    public static CreateReading Rejected(PayoutFailure failure) => new(CreateReadingKind.Rejected) { Failure = failure };

    /// <summary>The answer says that a request with this key or reference exists already.</summary>
    public static CreateReading AlreadyExists(PayoutFailure failure) => new(CreateReadingKind.AlreadyExists) { Failure = failure };

    /// <summary>The answer has no form that the provider documents.</summary>
    public static CreateReading Unrecognised() => new(CreateReadingKind.Unrecognised);
}
