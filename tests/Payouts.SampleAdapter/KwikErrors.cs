using System.Collections.Frozen;
using System.Text.Json;
using Payouts;
using Payouts.Providers;

namespace Kwik;

/// <summary>Kwik's error form, <c>{"error":{"code":…,"text":…}}</c>, and what its codes mean.</summary>
internal static class KwikErrors
{
    private static readonly FrozenDictionary<string, PayoutFailureCategory> Categories = new Dictionary<string, PayoutFailureCategory>(StringComparer.Ordinal)
    {
        ["bad_field"] = PayoutFailureCategory.InvalidRequest,
        ["no_float"] = PayoutFailureCategory.InsufficientFunds,
        ["number_unknown"] = PayoutFailureCategory.RecipientNotFound,
        ["number_barred"] = PayoutFailureCategory.RecipientBlocked,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The failure under a name, or <c>null</c> where there is none in Kwik's form.</summary>
    internal static PayoutFailure? Read(JsonElement element, string name)
    {
        if (AnswerJson.Child(element, name) is not { } error || AnswerJson.Text(error, "code") is not { Length: > 0 } code) return null;
        return new PayoutFailure(Categories.GetValueOrDefault(code, PayoutFailureCategory.Unspecified), code, AnswerJson.Text(error, "text"));
    }
}
