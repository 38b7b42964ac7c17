using System.Globalization;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>The object around everything Alexpay answers: <c>{status, code, message, data}</c>, and <c>{success, code, …}</c> for some errors. Its status is the request's, never the payout's.</summary>
internal static class AlexpayEnvelope
{
    internal const int NoCode = -1;

    /// <summary>Whether a request is confirmed: HTTP 2xx, status "success", and a code of 0 (prose), 200 to 299 (samples) or none.</summary>
    internal static bool IsSuccess(ProviderAnswer answer, JsonElement root) =>
        answer is { IsSuccess: true, IsTruncated: false }
        && string.Equals(AnswerJson.Text(root, "status"), "success", StringComparison.OrdinalIgnoreCase)
        && Code(root) is NoCode or 0 or (>= 200 and <= 299)
        && Truth(root, "success") != false;

    /// <summary>Whether it says of itself that it is an error, by its status or by "success", and not otherwise by the other.</summary>
    internal static bool IsError(JsonElement root)
    {
        string? status = AnswerJson.Text(root, "status");
        bool? isSuccess = Truth(root, "success");
        return (string.Equals(status, "error", StringComparison.OrdinalIgnoreCase) && isSuccess != true)
            || (isSuccess == false && !string.Equals(status, "success", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether an answer says "no such thing" in the platform's own form: with that HTTP status, or as an error that a gateway passed on as a success.</summary>
    internal static bool IsNotFound(ProviderAnswer answer, JsonElement? root) =>
        root is { } envelope && IsError(envelope) && (answer.StatusCode == 404 || (answer.IsSuccess && Code(envelope) == 404));

    /// <summary>The envelope's code, as a number or as its digits; <see cref="NoCode"/> where it has none, <c>null</c> where it has something else.</summary>
    internal static int? Code(JsonElement root)
    {
        if (AnswerJson.Property(root, "code") is not { ValueKind: not JsonValueKind.Null } value) return NoCode;
        if (value.ValueKind == JsonValueKind.Number) return value.TryGetInt32(out int number) && number >= 0 ? number : null;
        return int.TryParse(AnswerJson.Text(value), NumberStyles.None, CultureInfo.InvariantCulture, out int digits) ? digits : null;
    }

    /// <summary>A boolean, which samples write as a text; <c>null</c> for anything else.</summary>
    internal static bool? Truth(JsonElement element, string name) => AnswerJson.Flag(element, name) ?? AnswerJson.Text(element, name) switch
    {
        { } text when string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) => true,
        { } text when string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) => false,
        _ => null,
    };

    /// <summary>The environment a body tells, as the options name it: "live" is documented, other words are read where their meaning is plain, and <c>null</c> is the rest.</summary>
    internal static string? Environment(JsonElement element) => AnswerJson.Text(element, "environment")?.Trim().ToUpperInvariant() switch
    {
        "LIVE" or "PRODUCTION" => "live",
        "TEST" or "SANDBOX" => "test",
        _ => null,
    };

    /// <summary>A text, or a number as it is written: for names and codes whose type is not documented.</summary>
    internal static string? Word(JsonElement element, string name) => AnswerJson.Property(element, name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { } value when AnswerJson.Text(value) is { } text && !string.IsNullOrWhiteSpace(text) => text,
        _ => null,
    };
}
