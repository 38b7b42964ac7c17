using System.Globalization;
using System.Text.Json.Nodes;
using Payouts.Providers;

namespace Payouts.Tests.Stubs;

/// <summary>What came of an operation, in the words in which <c>expect</c> is written.</summary>
internal static class Described
{
    internal static JsonObject Of(PayoutReading reading) => reading.IsNotFound ? new JsonObject { ["notFound"] = true } : new JsonObject
    {
        ["notFound"] = false,
        ["status"] = reading.Status.ToString(),
        ["providerId"] = reading.ProviderId,
        ["providerReference"] = reading.ProviderReference,
        ["providerStatus"] = reading.ProviderStatus,
        ["isStatusKnown"] = reading.IsStatusKnown,
        ["amount"] = Text(reading.Amount),
        ["handle"] = reading.Handle,
        ["environment"] = reading.Environment,
        ["fees"] = reading.Fees is { } fees ? new JsonArray([.. fees.Select(Of)]) : null,
        ["failure"] = Of(reading.Failure),
        ["delayReason"] = reading.DelayReason,
        ["createdAt"] = reading.CreatedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        ["requestId"] = reading.RequestId,
    };

    internal static JsonObject? Of(PayoutFailure? failure) => failure is null ? null : new JsonObject
    {
        ["category"] = failure.Category.ToString(),
        ["code"] = failure.Code,
        ["message"] = failure.Message,
    };

    internal static JsonObject Of(PayoutMethod method) => new()
    {
        ["code"] = method.Code,
        ["name"] = method.Name,
        ["channel"] = method.Channel.ToString(),
        ["country"] = method.Country,
        ["canPayTo"] = method.CanPayTo,
        ["canLookUpNames"] = method.CanLookUpNames,
    };

    internal static JsonObject Of(ProviderBalance balance) => new()
    {
        ["accountId"] = balance.AccountId,
        ["currency"] = balance.Currency.Code,
        ["available"] = Text(balance.Available),
        ["name"] = balance.Name,
        ["reference"] = balance.Reference,
    };

    internal static JsonObject Of(AccountNameResult result) => new()
    {
        ["outcome"] = result.Outcome.ToString(),
        ["holderName"] = result.HolderName,
    };

    internal static JsonObject Of(PayoutException error) => new()
    {
        ["throws"] = error.GetType().Name,
        ["category"] = error.Category.ToString(),
        ["httpStatus"] = error.HttpStatus,
        ["providerCode"] = error.ProviderCode,
        ["requestId"] = error.RequestId,
    };

    internal static JsonObject Of(JsonObject[] items) => new()
    {
        ["count"] = items.Length,
        ["first"] = items is [JsonObject first, ..] ? first.DeepClone() : null,
        ["second"] = items is [_, JsonObject second, ..] ? second.DeepClone() : null,
        ["last"] = items is [.., JsonObject last] ? last.DeepClone() : null,
        ["items"] = new JsonArray([.. items]),
    };

    private static JsonObject Of(PayoutFee fee) => new() { ["code"] = fee.Code, ["amount"] = Text(fee.Amount) };

    private static string? Text(Money? money) => money is { } amount ? string.Create(CultureInfo.InvariantCulture, $"{amount.Amount} {amount.Currency.Code}") : null;
}
