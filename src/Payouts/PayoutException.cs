namespace Payouts;

/// <summary>What every exception of this library tells.</summary>
public abstract class PayoutException : Exception
{
    private protected PayoutException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The reference of the payout, where the call had one.</summary>
    public string? Reference { get; init; }

    /// <summary>The name of the provider account.</summary>
    public string? Provider { get; init; }

    /// <summary>The kind of reason, the same for every provider.</summary>
    public PayoutFailureCategory Category { get; init; }

    /// <summary>The HTTP status of the provider's answer, where there was one.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The provider's own code, where it gave one.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>The provider's id of the request, for its support.</summary>
    public string? RequestId { get; init; }
}
