using System.Net.Http.Headers;

namespace Payouts.Providers;

/// <summary>One account at one provider: prepares and reads, and never sends money itself.</summary>
/// <remarks>
/// The core journals what <see cref="PrepareAsync"/> returns, sends exactly those bytes, and hands the answer to <see cref="ReadCreate"/>.
/// Optional abilities are interfaces beside this one: <see cref="IPayoutSearch"/>, <see cref="IPayoutCancellation"/>, <see cref="IPayoutListing"/>,
/// <see cref="IPayoutMetadataUpdate"/>, <see cref="IBalanceReader"/>, <see cref="IAccountNameLookup"/>, <see cref="IMethodDirectory"/>.
/// </remarks>
public interface IPayoutProvider
{
    /// <summary>The account's name, unique in the application, such as <c>payroll</c>.</summary>
    string Name { get; }

    /// <summary>What the provider can do, as data.</summary>
    ProviderCapabilities Capabilities { get; }

    /// <summary>Where today's options send requests; compared with an intent's before it is repeated or read.</summary>
    ProviderAddress Address { get; }

    /// <summary>Checks what only this provider knows, such as the network's code; adds a problem for each broken rule.</summary>
    /// <remarks>
    /// Pure: no network. The unified limits of <see cref="Capabilities"/> are checked by the core, which lists all problems at once:
    /// the request has a destination that is served, but any value of it may be missing or break those rules.
    /// </remarks>
    void Validate(PayoutRequest request, ICollection<PayoutProblem> problems);

    /// <summary>Maps a valid request to the exact exchange that will be journalled and sent; may consult a directory first.</summary>
    /// <param name="request">A request that passed <see cref="Validate"/>.</param>
    /// <param name="handle">Finds the payout at the provider when the answer is lost; also gives the idempotency key.</param>
    /// <param name="cancellationToken">Stops the preparation; nothing was journalled yet.</param>
    /// <exception cref="PayoutValidationException">A directory shows that the request breaks a rule, such as an unknown bank.</exception>
    /// <exception cref="PayoutProviderException">A directory that is needed gave no useful answer; the caller is told that nothing was sent.</exception>
    ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken);

    /// <summary>Reads the answer to the create call. Pure: no network, and never throws for what an answer holds.</summary>
    CreateReading ReadCreate(ProviderAnswer answer);

    /// <summary>Reads a payout by what the provider calls it; the reading's <see cref="PayoutReading.ProviderId"/> is the id that was asked for.</summary>
    /// <returns>The reading, or one with <see cref="PayoutReading.NotFound"/> for a documented "no such payout".</returns>
    /// <exception cref="PayoutProviderException">No useful answer.</exception>
    Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken);

    /// <summary>Adds the secret headers; called at the instant of sending, so that keys can rotate.</summary>
    void Authorize(HttpRequestHeaders headers);
}
