using System.Collections.Frozen;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Monime's failure codes and error envelope.</summary>
internal static class MonimeErrors
{
    internal const string KeyInUse = "idempotency_key_in_use";

    // failureDetail.code: OpenAPI 2025-08-23 (snake case) and 2024-08-01 (camel case; "expired" only there).
    private static readonly FrozenDictionary<string, PayoutFailureCategory> Categories = new Dictionary<string, PayoutFailureCategory>(StringComparer.Ordinal)
    {
        ["unknown"] = PayoutFailureCategory.Unspecified,
        ["fund_insufficient"] = PayoutFailureCategory.InsufficientFunds,
        ["fundInsufficient"] = PayoutFailureCategory.InsufficientFunds,
        ["authorization_failed"] = PayoutFailureCategory.Configuration,
        ["authorizationFailed"] = PayoutFailureCategory.Configuration,
        ["provider_unknown"] = PayoutFailureCategory.ProviderFault,
        ["providerUnknown"] = PayoutFailureCategory.ProviderFault,
        ["provider_account_blocked"] = PayoutFailureCategory.RecipientBlocked,
        ["providerAccountBlocked"] = PayoutFailureCategory.RecipientBlocked,
        ["provider_account_missing"] = PayoutFailureCategory.RecipientNotFound,
        ["providerAccountMissing"] = PayoutFailureCategory.RecipientNotFound,
        ["provider_account_quota_exhausted"] = PayoutFailureCategory.LimitExceeded,
        ["providerAccountQuotaExhausted"] = PayoutFailureCategory.LimitExceeded,
        ["expired"] = PayoutFailureCategory.Expired,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static PayoutFailureCategory CategoryOf(string? code, PayoutFailureCategory otherwise = PayoutFailureCategory.Unspecified) =>
        code is not null && Categories.TryGetValue(code, out PayoutFailureCategory category) ? category : otherwise;

    /// <summary>The failure in an error envelope, or <c>null</c> when the body is not one: <c>{success:false, messages, error:{code, reason, message, details}}</c>.</summary>
    internal static PayoutFailure? Read(JsonElement root)
    {
        if (MonimeJson.Property(root, "success") is not { ValueKind: JsonValueKind.False }) return null;
        if (MonimeJson.Property(root, "error") is not { ValueKind: JsonValueKind.Object } error) return null;
        string? reason = MonimeJson.Text(error, "reason");
        string? message = MonimeJson.Text(error, "message");
        return reason is null && message is null ? null : new PayoutFailure(CategoryOf(reason, PayoutFailureCategory.InvalidRequest), reason, message);
    }

    /// <summary>The exception for an answer that a read cannot use.</summary>
    internal static PayoutProviderException Unusable(string account, string operation, ProviderAnswer answer, PayoutFailure? failure) =>
        new($"{operation} at '{account}' got HTTP {answer.StatusCode}{(IsWord(failure?.Code) ? $" ({failure!.Code})" : "")}, which tells nothing about a payout. {NextStep(answer.StatusCode)}")
        {
            Provider = account,
            Category = answer.StatusCode switch
            {
                401 or 403 or 404 or 405 or 406 or 415 => PayoutFailureCategory.Configuration,
                429 => PayoutFailureCategory.RateLimited,
                400 or 422 => PayoutFailureCategory.InvalidRequest,
                _ => PayoutFailureCategory.ProviderFault,
            },
            HttpStatus = answer.StatusCode,
            ProviderCode = failure?.Code,
            RequestId = MonimeResponses.RequestId(answer),
        };

    // The provider's reason goes into a message only where it is a word of its own, and not a text that could name a person.
    private static bool IsWord(string? reason) => reason is { Length: > 0 and <= 64 } && reason.All(static c => char.IsAsciiLetter(c) || c is '_' or '-' or '.');

    private static string NextStep(int statusCode) => statusCode switch
    {
        401 => "Check the access token: expired, revoked or of the other environment.",
        403 => "Check the token's permissions, its Space and its list of addresses.",
        429 => "Wait, then ask again.",
        _ => "Ask again later; if it stays, give the request id to Monime's support.",
    };
}
