using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>One payout method: it pays to one country, in one currency, to a recipient named by one field.</summary>
/// <param name="Code">What goes into <c>method</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Currency">The only currency it takes.</param>
/// <param name="Recipient">The field of <c>recipient</c>.</param>
/// <param name="Evidence">Whether the documentation's table has it, or only a captured list.</param>
/// <param name="Networks">The codes of <see cref="MobileNetwork"/> that stand for it in its country.</param>
internal sealed record MonerooMethod(string Code, string Country, Currency Currency, string Recipient, VerificationLevel Evidence, IReadOnlyList<string> Networks)
{
    internal const string Msisdn = "msisdn";
    internal const string AccountNumber = "account_number";

    internal PayoutChannel Channel => string.Equals(Recipient, AccountNumber, StringComparison.Ordinal) ? PayoutChannel.ProviderWallet : PayoutChannel.MobileMoney;
}
