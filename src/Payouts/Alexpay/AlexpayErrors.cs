using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Alexpay's failure codes, and the error bodies that prove a create call was refused.</summary>
/// <remarks>None of Alexpay's pages shows an error; the shapes are those of a sibling site of the platform, where 400 may also mean that the thing exists already.</remarks>
internal static class AlexpayErrors
{
    internal const string Validation = "VALIDATION_ERROR";

    // The fields of our create call: "The <field> field is required." for one of them proves that nothing was done.
    private static readonly string[] Fields =
        ["amount", "countryId", "transfer_to", "narration", "momo_phone_number", "bank_id", "account_number", "webhook_url"];

    // What a refusal of a repeated request would say: then an earlier one may have been executed.
    private static readonly string[] RepeatWords = ["already", "duplicate", "exist", "in progress"];

    // process-payout pages of the sibling site; the last two are named for refunds only.
    internal static IReadOnlyList<AlexpayFailureCode> Codes { get; } =
    [
        new("INSUFFICIENT_FUNDS", PayoutFailureCategory.InsufficientFunds, IsRefusal: true),
        new("ACCOUNT_NOT_FOUND", PayoutFailureCategory.RecipientNotFound, IsRefusal: true),
        new("ACCOUNT_BLOCKED", PayoutFailureCategory.RecipientBlocked, IsRefusal: true),
        new("TRANSACTION_LIMIT_EXCEEDED", PayoutFailureCategory.LimitExceeded, IsRefusal: true),
        new("PROVIDER_TIMEOUT", PayoutFailureCategory.ProviderFault, IsRefusal: false),
        new("DECLINED_TRANSACTION", PayoutFailureCategory.Unspecified, IsRefusal: false),
    ];

    internal static AlexpayFailureCode? Find(string? text) =>
        text is null ? null : Codes.FirstOrDefault(row => string.Equals(row.Code, text.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The failure of a payout's <c>failure_reason</c>, which is a code, a text, or an empty text where there is none.</summary>
    internal static PayoutFailure? ReadReason(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return null;
        if (Find(reason) is { } row) return new PayoutFailure(row.Category, row.Code);
        return IsCode(reason) ? new PayoutFailure(PayoutFailureCategory.Unspecified, reason) : new PayoutFailure(PayoutFailureCategory.Unspecified, Code: null, reason);
    }

    /// <summary>The refusal in the answer to a create call, or <c>null</c> where the answer does not prove that nothing was executed.</summary>
    internal static PayoutFailure? ReadRefusal(ProviderAnswer answer, JsonElement root)
    {
        if (!AlexpayEnvelope.IsError(root) || NamesPayout(root) || !IsRefusalCode(answer, root)) return null;
        return ReadBusinessCode(root) ?? ReadValidationError(root) ?? ReadFieldMap(answer, root) ?? ReadMissingField(root);
    }

    /// <summary>What an error answer names, for messages about reads: a code of the table, or the type or word of its error.</summary>
    internal static PayoutFailure? Describe(JsonElement root)
    {
        if (!AlexpayEnvelope.IsError(root)) return null;
        if (ReadBusinessCode(root) is { } failure) return failure;
        JsonElement? error = AnswerJson.Child(root, "error");
        string? word = error is { } named ? AnswerJson.Text(named, "type") : AnswerJson.Text(root, "error");
        return string.IsNullOrWhiteSpace(word) ? null : new PayoutFailure(PayoutFailureCategory.Unspecified, word);
    }

    /// <summary>The exception for an answer that a read cannot use.</summary>
    internal static PayoutProviderException Unusable(string account, string operation, ProviderAnswer answer, string? nextStep = null)
    {
        using JsonDocument? document = AnswerJson.TryParse(answer.Body);
        return ProviderFaults.Unusable(
            account, operation, answer, document is null ? null : Describe(document.RootElement), requestId: null, nextStep ?? NextStep(answer.StatusCode));
    }

    // HTTP 400 or 422 whose body does not say otherwise; or a 2xx whose body says 400, 422 or a failure code. A body code of 500 and more proves nothing, wherever it stands.
    private static bool IsRefusalCode(ProviderAnswer answer, JsonElement root)
    {
        bool isWord = Find(AnswerJson.Text(root, "code")) is { IsRefusal: true };
        int? code = AlexpayEnvelope.Code(root);
        return answer.IsSuccess ? isWord || code is 400 or 422 : answer.StatusCode is 400 or 422 && (isWord || code is AlexpayEnvelope.NoCode or 400 or 422);
    }

    // An error that names a payout contradicts itself.
    private static bool NamesPayout(JsonElement root) =>
        AlexpayResponses.IdOf(root) is not null || (AnswerJson.Child(root, "data") is { } data && AlexpayResponses.IdOf(data) is not null);

    private static PayoutFailure? ReadBusinessCode(JsonElement root)
    {
        JsonElement? error = AnswerJson.Child(root, "error");
        AlexpayFailureCode? row = Find(AnswerJson.Text(root, "code"))
            ?? Find(AnswerJson.Text(root, "message"))
            ?? Find(AnswerJson.Text(root, "error"))
            ?? (error is { } named ? Find(AnswerJson.Text(named, "code")) ?? Find(AnswerJson.Text(named, "type")) : null);
        if (row is not { IsRefusal: true }) return null;
        string? message = AnswerJson.Text(root, "message");
        return new PayoutFailure(row.Category, row.Code, Find(message) is null ? message : null);
    }

    private static PayoutFailure? ReadValidationError(JsonElement root) =>
        AnswerJson.Child(root, "error") is { } error && string.Equals(AnswerJson.Text(error, "type"), Validation, StringComparison.OrdinalIgnoreCase)
            && !SpeaksOfRepeat(AnswerJson.Text(error, "title"))
            ? new PayoutFailure(PayoutFailureCategory.InvalidRequest, Validation, AnswerJson.Text(error, "title"))
            : null;

    // 422: data is a map of fields to lists of texts.
    private static PayoutFailure? ReadFieldMap(ProviderAnswer answer, JsonElement root)
    {
        if (answer.StatusCode != 422 && AlexpayEnvelope.Code(root) != 422) return null;
        if (AnswerJson.Child(root, "data") is not { } data) return null;
        var texts = new List<string>();
        foreach (JsonProperty field in data.EnumerateObject())
        {
            if (ReadTexts(field) is not { Length: > 0 } text || SpeaksOfRepeat(text)) return null;
            texts.Add(text);
        }

        return texts.Count == 0 ? null : new PayoutFailure(PayoutFailureCategory.InvalidRequest, Code: null, string.Join("; ", texts));
    }

    private static string? ReadTexts(JsonProperty field)
    {
        if (field.Value.ValueKind != JsonValueKind.Array) return null;
        string?[] texts = [.. field.Value.EnumerateArray().Select(static text => AnswerJson.Text(text))];
        if (texts.Length == 0 || texts.Any(string.IsNullOrWhiteSpace)) return null;
        try
        {
            return $"{field.Name}: {string.Join(" ", texts)}";
        }
        catch (InvalidOperationException)
        {
            // A name that is no Unicode passes the parser and throws when it is read.
            return null;
        }
    }

    private static PayoutFailure? ReadMissingField(JsonElement root)
    {
        const string before = "The ", after = " field is required.";
        if (AnswerJson.Text(root, "message") is not { } text || text.Length <= before.Length + after.Length) return null;
        if (!text.StartsWith(before, StringComparison.OrdinalIgnoreCase) || !text.EndsWith(after, StringComparison.OrdinalIgnoreCase)) return null;
        string field = Bare(text[before.Length..^after.Length]);
        return Fields.Any(known => string.Equals(Bare(known), field, StringComparison.OrdinalIgnoreCase))
            ? new PayoutFailure(PayoutFailureCategory.InvalidRequest, Code: null, text)
            : null;

        // "momo_phone_number" and "momo phone number" are one field.
        static string Bare(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
    }

    private static bool SpeaksOfRepeat(string? text) => text is not null && RepeatWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsCode(string text) => text.Length <= 64 && text.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    private static string NextStep(int statusCode) => statusCode switch
    {
        401 => "Check both keys: missing, expired, or a pair of the other environment.",
        403 => "Check what the keys may do: the secret key's place may hold the public one.",
        404 => "Check the base address and the paths in the account's settings.",
        429 => "Wait, then ask again.",
        _ => "Ask again later; if it stays, ask Alexpay's support.",
    };
}
