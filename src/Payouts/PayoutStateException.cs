namespace Payouts;

/// <summary>The payout's present state does not allow the call; the message says what does.</summary>
public sealed class PayoutStateException : PayoutException
{
    /// <summary>Makes the exception.</summary>
    public PayoutStateException(string message)
        : base(message)
    {
        Category = PayoutFailureCategory.InvalidRequest;
    }
}
