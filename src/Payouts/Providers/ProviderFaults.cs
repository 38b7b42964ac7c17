namespace Payouts.Providers;

/// <summary>Makes the exceptions for answers that a read cannot use; nothing an answer says in free words goes into a message.</summary>
public static class ProviderFaults
{
    /// <summary>The exception for an answer that tells nothing about a payout.</summary>
    /// <param name="account">The account's name.</param>
    /// <param name="operation">What was asked, in words.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="failure">What the provider's error form said, where the answer had it.</param>
    /// <param name="requestId">The provider's id of the request, where there is one.</param>
    /// <param name="nextStep">What to do about this status, where the provider's page says more than the general advice.</param>
    public static PayoutProviderException Unusable(
        string account, string operation, ProviderAnswer answer, PayoutFailure? failure = null, string? requestId = null, string? nextStep = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new PayoutProviderException(
            $"{operation} at '{account}' got HTTP {answer.StatusCode}{(failure is { HasPlainCode: true } ? $" ({failure.Code})" : "")}, which tells nothing about a payout. "
            + (nextStep ?? NextStep(answer.StatusCode)))
        {
            Provider = account,
            Category = CategoryOf(answer.StatusCode),
            HttpStatus = answer.StatusCode,
            ProviderCode = failure?.Code,
            RequestId = requestId,
        };
    }

    /// <summary>The kind of reason that an HTTP status stands for.</summary>
    public static PayoutFailureCategory CategoryOf(int statusCode) => statusCode switch
    {
        401 or 403 or 404 or 405 or 406 or 415 => PayoutFailureCategory.Configuration,
        429 => PayoutFailureCategory.RateLimited,
        400 or 422 => PayoutFailureCategory.InvalidRequest,
        _ => PayoutFailureCategory.ProviderFault,
    };

    private static string NextStep(int statusCode) => statusCode switch
    {
        401 => "Check the account's keys: expired, revoked or of the other environment.",
        403 => "Check what the account's keys may do, and from which addresses.",
        429 => "Wait, then ask again.",
        _ => "Ask again later; if it stays, ask the provider's support.",
    };
}
