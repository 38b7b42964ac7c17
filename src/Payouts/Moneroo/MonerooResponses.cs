using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>Reads what Moneroo answers, in the shape of its verify page and the older one of its retrieve page. Never throws for what a body holds.</summary>
internal static class MonerooResponses
{
    private const int LongestId = 200;

    /// <summary>The answer to the create call. A success is told by HTTP status and id alone: <c>success</c> is often missing.</summary>
    internal static CreateReading ReadCreate(ProviderAnswer answer)
    {
        using JsonDocument? document = answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);
        if (document is null) return CreateReading.Unrecognised();
        if (!answer.IsSuccess)
        {
            return MonerooCapabilities.IsRefusal(answer.StatusCode) && MonerooErrors.Read(document.RootElement, answer.StatusCode) is { } failure
                ? CreateReading.Rejected(failure)
                : CreateReading.Unrecognised();
        }

        if (IdOf(document.RootElement) is not { } id || AnswerJson.Child(document.RootElement, "data") is not { } payout) return CreateReading.Unrecognised();
        bool tellsStatus = AnswerJson.Property(payout, "status") is { ValueKind: not JsonValueKind.Null };
        return CreateReading.Accepted(ReadPayout(payout, id, answer, tellsStatus ? AnswerJson.Text(payout, "status") : MonerooStatuses.First));
    }

    /// <summary>The payout that was asked for, or <c>null</c> where the answer holds none or another one.</summary>
    internal static PayoutReading? ReadPayout(string id, ProviderAnswer answer)
    {
        using JsonDocument? document = !answer.IsSuccess || answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);
        if (document is null || AnswerJson.Child(document.RootElement, "data") is not { } payout) return null;
        return string.Equals(AnswerJson.Text(payout, "id"), id, StringComparison.Ordinal) ? ReadPayout(payout, id, answer, AnswerJson.Text(payout, "status")) : null;
    }

    /// <summary>Whether a 404 is Moneroo's own "not found", not some other server's page.</summary>
    internal static bool IsNotFound(ProviderAnswer answer)
    {
        using JsonDocument? document = answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);
        return answer.StatusCode == 404 && document is not null && MonerooErrors.Read(document.RootElement, answer.StatusCode) is not null;
    }

    /// <summary>The payout's id in an envelope, or <c>null</c> for none that could be asked for.</summary>
    internal static string? IdOf(JsonElement root) =>
        AnswerJson.Child(root, "data") is { } payout && AnswerJson.Text(payout, "id") is { } id && IsId(id) ? id : null;

    /// <summary>Whether a text can stand in a path as one segment that no server reads differently.</summary>
    internal static bool IsId(string? id) =>
        id is { Length: > 0 and <= LongestId } and not "." and not ".." && !id.Any(static c => c is '/' or '?' or '#' || char.IsWhiteSpace(c) || char.IsControl(c));

    private static PayoutReading ReadPayout(JsonElement payout, string id, ProviderAnswer answer, string? text)
    {
        bool isKnown = MonerooStatuses.TryMap(text, out PayoutStatus status);
        return new PayoutReading
        {
            ProviderId = id,
            Status = status,
            ProviderStatus = text,
            IsStatusKnown = isKnown,
            Amount = AmountOf(payout),
            Handle = AnswerJson.Child(payout, "metadata") is { } metadata ? AnswerJson.Text(metadata, MonerooRequests.HandleKey) : null,
            Environment = EnvironmentOf(AnswerJson.Text(payout, "environment")),
            Failure = status == PayoutStatus.Failed ? FailureOf(payout) : null,
            CreatedAt = AnswerJson.Time(payout, "initiated_at"),
            Raw = answer.ToRaw(requestId: null),
        };
    }

    // Major units; "subunit_to_unit" is 100 even for currencies without decimals and is no scale of the amount.
    private static Money? AmountOf(JsonElement payout)
    {
        string? code = AnswerJson.Text(payout, "currency") ?? (AnswerJson.Child(payout, "currency") is { } currency ? AnswerJson.Text(currency, "code") : null);
        return AnswerJson.Number(payout, "amount") is { } amount && Currency.TryFromCode(code, out Currency? known) ? Money.Of(amount, known) : null;
    }

    private static string? EnvironmentOf(string? text) => text switch
    {
        "sandbox" => "sandbox",
        "production" or "live" => "live",
        _ => null,
    };

    // The disbursement's own text first: the gateway's has been seen beside a success, where it means nothing.
    private static PayoutFailure FailureOf(JsonElement payout)
    {
        JsonElement disburse = AnswerJson.Child(payout, "disburse") ?? default;
        JsonElement gateway = AnswerJson.Child(disburse, "gateway") ?? AnswerJson.Child(payout, "gateway") ?? default;
        string? reason = Given(disburse, "failure_error_code") ?? Given(disburse, "failure_error_type");
        string? code = reason is not null && IsCode(reason) ? reason : null;
        string? message = Given(disburse, "failure_message") ?? (code is null ? reason : null)
            ?? Given(gateway, "transaction_failure_message") ?? Given(gateway, "transaction_status");
        return new PayoutFailure(MonerooErrors.CategoryOf($"{message} {code}", PayoutFailureCategory.Unspecified), code, message is null ? null : MonerooErrors.Cut(message));
    }

    // What a code may hold is not documented, and codes are shown where texts are not: a sentence or a number as long as a phone's is none.
    private static bool IsCode(string text) =>
        text.Length <= 64 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':') && text.Count(char.IsAsciiDigit) < 8;

    private static string? Given(JsonElement element, string name)
    {
        string? text = AnswerJson.Property(element, name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : AnswerJson.Text(element, name);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
