using System.Globalization;
using Payouts.Chaos.Crashpoints;
using Payouts.Providers;
using Payouts.Simulator;

namespace Payouts.Chaos.Service;

/// <summary>The payouts of a run by their numbers, the same in every process: turn by turn through each set-up, and each with an amount of its own.</summary>
internal static class NumberedPayouts
{
    /// <summary>The namespace of keys and handles.</summary>
    public const string Namespace = "chaos";

    // Moneroo takes 120 calls a minute, of creates and reads together: it has fewer turns.
    private static readonly Account[] Turns = [.. new[] { "monime", "alexpay", "alexpay-list", "moneroo", "monime", "alexpay", "alexpay-list", "monime" }.Select(Account.Of)];

    /// <summary>A provider with a key, one that webhooks find lost payouts of, one that has neither, and the same with a list.</summary>
    public static IReadOnlyList<Account> Accounts { get; } = [.. Turns.Distinct()];

    /// <summary>How often every set-up has had its turns before a number.</summary>
    public static int RoundOf(int number) => number / Turns.Length;

    public static string ReferenceOf(int number) => string.Create(CultureInfo.InvariantCulture, $"payout-{number:D6}");

    public static int NumberOf(string reference) => int.Parse(reference.Split('-')[1], CultureInfo.InvariantCulture);

    public static Account AccountOf(int number) => Turns[number % Turns.Length];

    public static PayoutRequest RequestOf(int number)
    {
        Account account = AccountOf(number);
        return account.RequestThrough(ReferenceOf(number), account.Key, more: number);
    }

    public static string HandleOf(PayoutRequest request) => CorrelationHandle.Derive(Namespace, request.Provider!, request.Reference).Token;

    /// <summary>What a person who looks at the provider decides about a payout; <c>null</c> while the provider has it in hand still.</summary>
    public static string? Decide(PayoutLedger ledger, int number)
    {
        string handle = HandleOf(RequestOf(number));
        return ledger.Entries.FirstOrDefault(entry => entry.Metadata.GetValueOrDefault("payouts_handle") == handle)?.State switch
        {
            LedgerState.Accepted => null,
            LedgerState.Completed => nameof(PayoutDecision.Paid),
            _ => nameof(PayoutDecision.NotPaid),
        };
    }
}
