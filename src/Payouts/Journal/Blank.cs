using Payouts.Providers;

namespace Payouts.Journal;

/// <summary>Parts of a record without what is private in them. A blank text or body marks the place of what was taken out.</summary>
internal static class Blank
{
    internal static PayoutRequest Of(PayoutRequest request) => new()
    {
        Reference = request.Reference,
        Amount = request.Amount,
        Destination = Of(request.Destination),
        Provider = request.Provider,
        Replaces = request.Replaces,
    };

    /// <summary>Where it goes and under which key, with <paramref name="body"/> in place of the frozen one.</summary>
    internal static PreparedExchange Of(PreparedExchange exchange, ReadOnlySpan<byte> body) => new()
    {
        Method = exchange.Method,
        Uri = new Uri(exchange.Uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)),
        Headers = [],
        ContentType = exchange.ContentType,
        Body = body.ToArray(),
        IdempotencyKey = exchange.IdempotencyKey,
        Address = exchange.Address,
    };

    internal static RawAnswer? Of(RawAnswer? answer) => answer is null ? null : answer with { Body = ReadOnlyMemory<byte>.Empty };

    internal static PayoutFailure? Of(PayoutFailure? failure) =>
        failure is null ? null : failure with { Code = failure.Code is null || failure.HasPlainCode ? failure.Code : "", Message = Of(failure.Message) };

    internal static PersonDecision? Of(PersonDecision? decision) => decision is null ? null : decision with { Who = "", Why = "" };

    internal static string? Of(string? text) => text is null ? null : "";

    // The kind, the country and the operator or bank stay; a number that is empty is no number of anybody.
    private static PayoutDestination Of(PayoutDestination destination) => destination switch
    {
        MobileMoneyDestination mobile => PayoutDestination.MobileMoney("", mobile.Network, mobile.Country),
        BankAccountDestination bank => PayoutDestination.BankAccount(bank.BankCode, "", bank.Country),
        ProviderWalletDestination wallet => PayoutDestination.ProviderWallet(wallet.WalletCode, "", wallet.Country),
        _ => throw new ArgumentException($"A destination of the kind {destination.Channel} has no known private part.", nameof(destination)),
    };
}
