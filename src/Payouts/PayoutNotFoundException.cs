namespace Payouts;

/// <summary>No payout was ever journalled under the reference.</summary>
public sealed class PayoutNotFoundException : PayoutException
{
    /// <summary>Makes the exception.</summary>
    public PayoutNotFoundException(string reference)
        : base("No payout was ever journalled under this reference: check it, and that this process uses the journal it was created with.")
    {
        Reference = reference;
        Category = PayoutFailureCategory.InvalidRequest;
    }
}
