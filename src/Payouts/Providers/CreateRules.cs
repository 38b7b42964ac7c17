namespace Payouts.Providers;

/// <summary>Which HTTP statuses of a create call prove that nothing was executed; every status not named here proves nothing.</summary>
public sealed record CreateRules
{
    /// <summary>Refusals of the request, definite when the body has the provider's documented form.</summary>
    public IReadOnlyList<int> Refusals { get; init; } = [400, 422];

    /// <summary>Refusals of the caller or the call itself: nothing was executed, and the account must be set up.</summary>
    public IReadOnlyList<int> Configuration { get; init; } = [401, 403, 404, 405, 406, 415];

    /// <summary>The status that says a request with this key exists already.</summary>
    public int? AlreadyExists { get; init; }

    /// <summary>Statuses that the provider documents as without side effect, to be repeated after a pause with the same bytes.</summary>
    public IReadOnlyList<int> Throttled { get; init; } = [];

    /// <summary>How long to wait after a throttled call that names no time.</summary>
    public TimeSpan ThrottlePause { get; init; } = TimeSpan.FromSeconds(1);
}
