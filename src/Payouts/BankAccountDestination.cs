using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>A bank account.</summary>
public sealed class BankAccountDestination : PayoutDestination
{
    /// <summary>Makes a bank account; checked when the payout is created, together with everything else.</summary>
    public BankAccountDestination(string bankCode, string accountNumber, string? country = null)
        : base(country)
    {
        BankCode = bankCode;
        AccountNumber = accountNumber;
    }

    /// <inheritdoc />
    [JsonIgnore]
    public override PayoutChannel Channel => PayoutChannel.BankAccount;

    /// <summary>The provider's code or id of the bank.</summary>
    public string BankCode { get; }

    /// <summary>The account number. Private: never logged.</summary>
    public string AccountNumber { get; }
}
