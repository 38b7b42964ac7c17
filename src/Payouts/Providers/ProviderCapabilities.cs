namespace Payouts.Providers;

/// <summary>What a provider can do and what it promises, as data that validation, the decision table and the provider matrix all read.</summary>
public sealed record ProviderCapabilities
{
    /// <summary>The adapter: the provider's name, as configuration gives it in <c>Type</c>.</summary>
    public required string ProviderType { get; init; }

    /// <summary>The provider's page these facts are from.</summary>
    public required Uri Source { get; init; }

    /// <summary>The routes that can be paid: country, channel and currencies.</summary>
    public required IReadOnlyList<PayoutRoute> Routes { get; init; }

    /// <summary>How an amount goes on the wire.</summary>
    public required AmountEncoding AmountEncoding { get; init; }

    /// <summary>What makes repeating the create call safe, if anything does.</summary>
    public required IdempotencyTraits Idempotency { get; init; }

    /// <summary>Which refusals of the create call prove what.</summary>
    public required CreateRules CreateRules { get; init; }

    /// <summary>The limits of every field.</summary>
    public required FieldLimits Limits { get; init; }

    /// <summary>The documented rate limits, kept on this side.</summary>
    public required IReadOnlyList<RateLimit> RateLimits { get; init; }

    /// <summary>How far each operation is verified; an operation that is not listed is not offered.</summary>
    public required IReadOnlyList<OperationSupport> Operations { get; init; }

    /// <summary>The response header that names a request for the provider's support, where there is one.</summary>
    public string? RequestIdHeader { get; init; }

    /// <summary>How deliveries prove where they come from.</summary>
    public required string WebhookScheme { get; init; }

    /// <summary>For how long after an attempt the provider's webhook may still tell what became of it; zero where none is configured. A person is asked only then.</summary>
    public TimeSpan WebhookPatience { get; init; }

    /// <summary>How long one create call may take from claim to answer.</summary>
    public required TimeSpan CreateTimeout { get; init; }

    /// <summary>How long after that time a create call that had left may still be executed, in a queue on the way or at the provider; searching and deciding wait for it.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How soon after it was made a payout is first asked about; a third of its age from then on. No provider's page names a pace: a rule of this library.</summary>
    public TimeSpan FirstPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two questions about a payout that is not final. No provider's page names one: a rule of this library.</summary>
    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether a handle stored with the payout can be found again at the provider.</summary>
    public bool CanSearchByHandle => Supports(ProviderOperation.SearchByHandle);

    /// <summary>Whether an operation is offered.</summary>
    public bool Supports(ProviderOperation operation)
    {
        for (int index = 0; index < Operations.Count; index++)
        {
            if (Operations[index].Operation == operation) return true;
        }

        return false;
    }
}
