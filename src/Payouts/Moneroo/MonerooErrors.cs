using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>Moneroo's error envelope, and the few texts in it whose meaning is known: there are no codes.</summary>
internal static class MonerooErrors
{
    // An answer may be megabytes; what helps a reader is at its beginning.
    private const int MostErrors = 20;
    private const int LongestText = 2_000;

    // Texts that integrators have seen, in lower case; the first that is contained counts. Anything else is the category of the HTTP status.
    private static readonly (string Fragment, PayoutFailureCategory Category)[] Fragments =
    [
        ("insufficient funds", PayoutFailureCategory.InsufficientFunds),
        ("missing active flow", PayoutFailureCategory.Configuration),
        ("no payment methods enabled", PayoutFailureCategory.Configuration),
        ("msisdn must start with", PayoutFailureCategory.RecipientNotFound),
    ];

    internal static PayoutFailureCategory CategoryOf(string? text, PayoutFailureCategory otherwise)
    {
        foreach ((string fragment, PayoutFailureCategory category) in Fragments)
        {
            if (text?.Contains(fragment, StringComparison.OrdinalIgnoreCase) == true) return category;
        }

        return otherwise;
    }

    /// <summary>The failure in an error envelope, or <c>null</c> when the body is not one: an object with a text as <c>message</c>, which names no payout.</summary>
    internal static PayoutFailure? Read(JsonElement root, int statusCode)
    {
        if (AnswerJson.Text(root, "message") is not { } message || NamesPayout(root)) return null;
        List<(string Text, string Shown)> errors = [.. Errors(root).Take(MostErrors)];

        // The message often repeats one of the errors word for word; the error also names its field.
        bool isRepeated = string.IsNullOrWhiteSpace(message) || errors.Exists(error => string.Equals(error.Text, message, StringComparison.Ordinal));
        string all = string.Join("; ", errors.Select(static error => error.Shown).Prepend(message).Skip(isRepeated ? 1 : 0).Distinct(StringComparer.Ordinal));
        return new PayoutFailure(CategoryOf(all, ProviderFaults.CategoryOf(statusCode)), Code: null, all.Length == 0 ? null : Cut(all));
    }

    /// <summary>A text as far as it is kept; never cut inside a character.</summary>
    internal static string Cut(string text)
    {
        if (text.Length <= LongestText) return text;
        return text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }

    /// <summary>The exception for an answer that a read cannot use.</summary>
    internal static PayoutProviderException Unusable(string account, string operation, ProviderAnswer answer) =>
        ProviderFaults.Unusable(account, operation, answer, nextStep: NextStep(answer.StatusCode));

    private static bool NamesPayout(JsonElement root) =>
        AnswerJson.Child(root, "data") is { } payout && AnswerJson.Property(payout, "id") is { ValueKind: not JsonValueKind.Null };

    // "errors" is documented as a list of objects; seen, or to be expected of its server, are also lists of texts and objects by field.
    private static IEnumerable<(string Text, string Shown)> Errors(JsonElement root)
    {
        if (AnswerJson.Property(root, "errors") is not { } errors) yield break;
        if (errors.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement entry in errors.EnumerateArray())
            {
                if (OfEntry(entry) is { } error) yield return error;
            }
        }
        else if (errors.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty field in errors.EnumerateObject())
            {
                foreach (string text in Texts(field.Value)) yield return (text, OfField(NameOf(field), text));
            }
        }
    }

    private static (string Text, string Shown)? OfEntry(JsonElement entry)
    {
        if (AnswerJson.Text(entry) is { } plain) return (plain, plain);
        if (AnswerJson.Text(entry, "message") is not { } message) return null;
        string shown = OfField(AnswerJson.Text(entry, "field"), message);
        return (message, AnswerJson.Text(entry, "hint") is { Length: > 0 } hint ? $"{shown} ({hint})" : shown);
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select(AnswerJson.Text).OfType<string>()
        : new[] { AnswerJson.Text(value) }.OfType<string>();

    private static string OfField(string? field, string text) =>
        string.IsNullOrEmpty(field) || text.Contains(field, StringComparison.Ordinal) ? text : $"{field}: {text}";

    private static string? NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair passes the parser and throws when it is read.
            return null;
        }
    }

    private static string NextStep(int statusCode) => statusCode switch
    {
        401 => "Check the secret key: missing, wrong or revoked.",
        403 => "Check that the key is the secret one and may make payouts.",
        404 => "Check the base address and that the key is of the environment the payout was made in.",
        429 => "Wait a minute, then ask again.",
        _ => "Ask again later; if it stays, give Moneroo's support the payout's id.",
    };
}
