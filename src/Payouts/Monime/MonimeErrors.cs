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
        if (AnswerJson.Property(root, "success") is not { ValueKind: JsonValueKind.False }) return null;
        if (AnswerJson.Property(root, "error") is not { ValueKind: JsonValueKind.Object } error) return null;
        string? reason = AnswerJson.Text(error, "reason");
        string? message = AnswerJson.Text(error, "message");
        return reason is null && message is null ? null : new PayoutFailure(CategoryOf(reason, PayoutFailureCategory.InvalidRequest), reason, message);
    }

    /// <summary>The exception for an answer that a read cannot use.</summary>
    internal static PayoutProviderException Unusable(string account, string operation, ProviderAnswer answer, PayoutFailure? failure) =>
        ProviderFaults.Unusable(account, operation, answer, failure, MonimeResponses.RequestId(answer), NextStep(answer.StatusCode));

    private static string NextStep(int statusCode) => statusCode switch
    {
        401 => "Check the access token: expired, revoked or of the other environment.",
        403 => "Check the token's permissions, its Space and its list of addresses.",
        429 => "Wait, then ask again.",
        _ => "Ask again later; if it stays, give the request id to Monime's support.",
    };
}
