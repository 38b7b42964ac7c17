namespace Payouts;

/// <summary>The reference already belongs to a payout with other contents; nothing was sent.</summary>
public sealed class PayoutConflictException : PayoutException
{
    /// <summary>Makes the exception.</summary>
    public PayoutConflictException(string message)
        : base(message) => Category = PayoutFailureCategory.InvalidRequest;
}
