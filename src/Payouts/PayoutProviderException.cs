namespace Payouts;

/// <summary>The provider did not answer a question usefully; no payout was changed by it.</summary>
public sealed class PayoutProviderException : PayoutException
{
    /// <summary>Makes the exception.</summary>
    public PayoutProviderException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
