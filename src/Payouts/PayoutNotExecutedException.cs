namespace Payouts;

/// <summary>The payout was provably not executed by this call; calling again with the same request is safe.</summary>
public sealed class PayoutNotExecutedException : PayoutException
{
    /// <summary>Makes the exception.</summary>
    public PayoutNotExecutedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>How long to wait before calling again, where the provider or its rate limit tells; otherwise <c>null</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
