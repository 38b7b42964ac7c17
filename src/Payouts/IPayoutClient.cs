namespace Payouts;

/// <summary>Sends payouts: at most once per reference, never silently lost, never silently called failed.</summary>
/// <remarks>
/// Whether a call returns or throws, calling <see cref="CreateAsync"/> again with the same request is safe.
/// Declines are values: look at <see cref="Payout.Status"/> and <see cref="Payout.NextStep"/>.
/// Exceptions are for the caller's mistakes and for what was provably not executed.
/// </remarks>
public interface IPayoutClient
{
    /// <summary>Pays once per reference: journals the intent, sends it, and returns the payout as it then stands.</summary>
    /// <remarks>Cancelling stops the waiting only, once the request has begun to leave: the answer is still journalled.</remarks>
    /// <exception cref="PayoutValidationException">The request breaks rules; all of them are listed, nothing was journalled or sent.</exception>
    /// <exception cref="PayoutConflictException">The reference belongs to another request; nothing was sent.</exception>
    /// <exception cref="PayoutNotExecutedException">Provably not executed; call again when the cause is mended.</exception>
    /// <exception cref="PayoutJournalException">The journal could not be written, so this call sent nothing; what earlier calls did is not known. Call again, pay no other way.</exception>
    /// <exception cref="PayoutStateException">The payout is journalled, and its account is set up differently since: neither sent nor read. Or it replaces one that was paid or may still be: not sent.</exception>
    Task<Payout> CreateAsync(PayoutRequest request, CancellationToken cancellationToken = default);

    /// <summary>The payout as the journal knows it, or <c>null</c> for a reference never journalled; asks no provider.</summary>
    Task<Payout?> GetAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>Asks the provider now and returns the payout as it then stands.</summary>
    /// <remarks>An unknown payout is resolved as far as is safe: searched for, and repeated under its own key where the provider makes that safe.</remarks>
    /// <exception cref="PayoutNotFoundException">The reference was never journalled.</exception>
    /// <exception cref="PayoutProviderException">The provider did not answer usefully; the payout is unchanged.</exception>
    /// <exception cref="PayoutStateException">Its account is set up differently since it was made, so it is neither read nor repeated.</exception>
    Task<Payout> RefreshAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>Asks the provider on a schedule until the payout is final, or until only a person or a new call can go on: look at <see cref="Payout.NextStep"/>.</summary>
    /// <remarks>Resolves an unknown payout as <see cref="RefreshAsync"/> does. Answers that are of no use are asked for again.</remarks>
    /// <exception cref="PayoutNotFoundException">The reference was never journalled.</exception>
    /// <exception cref="PayoutStateException">Its account is set up differently since it was made, so it is neither read nor repeated.</exception>
    Task<Payout> WaitForFinalAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>Every journalled payout that matches, oldest first.</summary>
    IAsyncEnumerable<Payout> ListAsync(PayoutFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Withdraws a payout: an unsent one is closed here; a pending one is cancelled at the provider and read again; a final one is returned as it is.</summary>
    /// <exception cref="PayoutStateException">The payout is unknown or being sent, or its provider cannot cancel.</exception>
    /// <exception cref="PayoutNotFoundException">The reference was never journalled.</exception>
    Task<Payout> CancelAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>Replaces your metadata at the provider; the library's own entries are sent again with it.</summary>
    /// <exception cref="PayoutStateException">The payout is not pending, or its provider cannot update.</exception>
    /// <exception cref="PayoutNotFoundException">The reference was never journalled.</exception>
    Task<Payout> UpdateMetadataAsync(
        string reference, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken = default);

    /// <summary>Sends a payout that a policy holds, on a person's word, which stays in the timeline. To withdraw it instead, call <see cref="CancelAsync"/>.</summary>
    /// <param name="reference">The payout.</param>
    /// <param name="who">Who releases it, 1 to 200 characters.</param>
    /// <param name="why">On what grounds, 1 to 2,000 characters.</param>
    /// <param name="cancellationToken">Stops the waiting only, once the request has begun to leave.</param>
    /// <exception cref="PayoutStateException">The payout is not held.</exception>
    /// <exception cref="PayoutNotFoundException">The reference was never journalled.</exception>
    /// <exception cref="PayoutNotExecutedException">Released, and provably not executed: call <see cref="CreateAsync"/> with the same request when the cause is mended.</exception>
    Task<Payout> ReleaseAsync(string reference, string who, string why, CancellationToken cancellationToken = default);

    /// <summary>Settles an unknown payout by a person's word, which stays in the timeline; evidence of the provider still overrides it.</summary>
    /// <param name="reference">The payout.</param>
    /// <param name="decision">What the person found out.</param>
    /// <param name="who">Who decides, 1 to 200 characters.</param>
    /// <param name="why">On what grounds, 1 to 2,000 characters.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="PayoutStateException">The payout is not unknown, or an attempt may still be alive.</exception>
    /// <exception cref="PayoutNotFoundException">The reference was never journalled.</exception>
    Task<Payout> ResolveAsync(
        string reference, PayoutDecision decision, string who, string why, CancellationToken cancellationToken = default);
}
