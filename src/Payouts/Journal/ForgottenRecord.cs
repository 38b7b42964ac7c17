using Payouts.Providers;

namespace Payouts.Journal;

/// <summary>What is left of a payout once the people in it are forgotten: identity, amount, status, times and the provider's ids, so that it is never paid again and can still be looked up.</summary>
public static class ForgottenRecord
{
    /// <summary>The record without names, numbers, texts, metadata, bodies and timeline.</summary>
    /// <param name="record">A record that is final.</param>
    /// <param name="at">When it is forgotten.</param>
    /// <exception cref="ArgumentException">It is not final: what may still be sent or found out needs all of it.</exception>
    public static JournalRecord Of(JournalRecord record, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!record.Status.IsFinal()) throw new ArgumentException("Only a final payout can be forgotten.", nameof(record));
        return record with
        {
            Request = new PayoutRequest
            {
                Reference = record.Reference,
                Amount = record.Request.Amount,
                Destination = Without(record.Request.Destination),
                Provider = record.Request.Provider,
                Replaces = record.Request.Replaces,
            },
            Metadata = null,
            Exchange = new PreparedExchange
            {
                Method = record.Exchange.Method,
                Uri = new Uri(record.Exchange.Address.BaseAddress),
                Headers = [],
                Body = "forgotten"u8.ToArray(),
                IdempotencyKey = record.Exchange.IdempotencyKey,
                Address = record.Exchange.Address,
            },
            Attempts = [.. record.Attempts.Select(static attempt => attempt with { Failure = Without(attempt.Failure) })],
            LastAnswer = null,
            Observed = record.Observed is { } observed ? observed with { Failure = Without(observed.Failure), DelayReason = null, Raw = null } : null,
            Decision = Without(record.Decision),
            Proposal = null,
            PersonReason = null,
            DueAt = null,
            Timeline = [],
            ForgottenAt = at,
        };
    }

    // The kind and the country stay; a number that is empty is no number of anybody.
    private static PayoutDestination Without(PayoutDestination destination) => destination switch
    {
        MobileMoneyDestination mobile => PayoutDestination.MobileMoney("", mobile.Network, mobile.Country),
        BankAccountDestination bank => PayoutDestination.BankAccount(bank.BankCode, "", bank.Country),
        ProviderWalletDestination wallet => PayoutDestination.ProviderWallet(wallet.WalletCode, "", wallet.Country),
        _ => throw new ArgumentException($"A destination of the kind {destination.Channel} cannot be forgotten.", nameof(destination)),
    };

    private static PayoutFailure? Without(PayoutFailure? failure) => failure is null ? null : failure with { Message = null };

    private static PersonDecision? Without(PersonDecision? decision) => decision is null ? null : decision with { Who = "", Why = "" };
}
