using Payouts.Providers;

namespace Payouts.Tests.Support;

/// <summary>What a <see cref="LoopbackProvider"/> promises, as data.</summary>
internal sealed record LoopbackSettings(Uri BaseAddress)
{
    internal bool IsKeyed { get; init; } = true;

    internal bool IsSearchable { get; init; }

    /// <summary>Whether a searchable account says so among its capabilities.</summary>
    internal bool IsSearchOffered { get; init; } = true;

    /// <summary>Whether a searchable account lists its payouts.</summary>
    internal bool IsListed { get; init; }

    internal TimeSpan FirstPoll { get; init; } = TimeSpan.FromSeconds(1);

    internal TimeSpan LongestPoll { get; init; } = TimeSpan.FromMinutes(15);

    internal TimeSpan Window { get; init; } = TimeSpan.FromHours(23);

    internal TimeSpan CreateTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much the body is made longer than it needs to be.</summary>
    internal int Padding { get; init; }

    internal IReadOnlyList<int> Throttled { get; init; } = [];

    internal IReadOnlyList<RateLimit> RateLimits { get; init; } = [];

    /// <summary>What preparing waits for, or fails with.</summary>
    internal Func<Task>? Directory { get; init; }

    internal ProviderCapabilities Capabilities() => new()
    {
        ProviderType = LoopbackProvider.Type,
        Source = new Uri("https://loopback.invalid/docs"),
        Routes = [new PayoutRoute("BJ", PayoutChannel.MobileMoney, [Currency.XOF], "+229")],
        AmountEncoding = AmountEncoding.WholeMajorUnits,
        Idempotency = IsKeyed ? new IdempotencyTraits(IdempotencyModel.Key, Window) : IdempotencyTraits.None,
        CreateRules = new CreateRules { AlreadyExists = IsKeyed ? 409 : null, Throttled = Throttled },
        Limits = new FieldLimits { DescriptionLength = 500 },
        RateLimits = RateLimits,
        Operations =
        [
            .. IsSearchable && IsSearchOffered ? [new OperationSupport(ProviderOperation.SearchByHandle, VerificationLevel.Simulator, "GET /payouts?handle=")] : Array.Empty<OperationSupport>(),
            .. IsListed ? [new OperationSupport(ProviderOperation.List, VerificationLevel.Simulator, "GET /payouts")] : Array.Empty<OperationSupport>(),
        ],
        WebhookScheme = "none",
        CreateTimeout = CreateTimeout,
        FirstPoll = FirstPoll,
        LongestPoll = LongestPoll,
    };

    internal IPayoutProvider Create(ProviderContext context) =>
        IsSearchable ? new SearchingLoopbackProvider(this, context) : new LoopbackProvider(this, context);
}
