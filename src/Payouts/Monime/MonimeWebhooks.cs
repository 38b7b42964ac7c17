using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Monime's deliveries: <c>{event, object, data}</c>, signed over time, underscore and raw body.</summary>
/// <remarks>Source: the plug-in in Monime's own repository organisation, and integrators; the page about signatures is a placeholder. ES256 is an option of the API whose encoding no page tells: both usual ones are taken.</remarks>
internal static class MonimeWebhooks
{
    internal const string SignatureHeader = "Monime-Signature";

    // While a secret is replaced there may be two; more are work that somebody else makes for us.
    private const int MostSignatures = 4;

    // Of r and s side by side, for the curve P-256.
    private const int PlainSignature = 64;

    // Of r and s as DER writes them.
    private const int LongestSignature = 72;

    internal static WebhookVerdict Verify(WebhookDelivery delivery, MonimeOptions options, DateTimeOffset now)
    {
        if (!IsConfigured(options)) return WebhookVerdict.NoSecret;
        if (delivery.Header(SignatureHeader) is not { } header) return WebhookVerdict.MissingSignature;
        (string? time, List<string> signatures) = Split(header);
        if (time is null || signatures.Count is 0 or > MostSignatures || !WebhookSignature.TryReadUnixSeconds(time, out DateTimeOffset signedAt)) return WebhookVerdict.MalformedSignature;
        byte[] prefix = Encoding.ASCII.GetBytes($"{time}_");
        bool isReadable = false;
        foreach (string signature in signatures)
        {
            if (!IsSignature(signature, options, prefix, delivery.Body.Span, ref isReadable)) continue;
            return WebhookSignature.JudgeTime(signedAt, now, options.WebhookTolerance);
        }

        return isReadable ? WebhookVerdict.WrongSignature : WebhookVerdict.MalformedSignature;
    }

    internal static bool IsConfigured(MonimeOptions options) =>
        options.WebhookSecrets.Any(static secret => !string.IsNullOrEmpty(secret)) || options.WebhookPublicKeys.Any(static key => !string.IsNullOrEmpty(key));

    internal static WebhookNotice Read(ReadOnlyMemory<byte> body)
    {
        using JsonDocument? document = AnswerJson.TryParse(body);
        if (document is null || AnswerJson.Child(document.RootElement, "event") is not { } happened || AnswerJson.Text(happened, "name") is not { } name) return WebhookNotice.Unreadable;
        JsonElement? about = AnswerJson.Child(document.RootElement, "object");
        JsonElement? data = AnswerJson.Child(document.RootElement, "data");
        string? id = (about is { } thing ? AnswerJson.Text(thing, "id") : null) ?? (data is { } resource ? AnswerJson.Text(resource, "id") : null);
        return new WebhookNotice
        {
            EventName = name,
            EventId = AnswerJson.Text(happened, "id"),
            IsPayout = name.StartsWith("payout.", StringComparison.Ordinal) || (about is { } kind && string.Equals(AnswerJson.Text(kind, "type"), "payout", StringComparison.Ordinal)),
            ProviderId = id,
        };
    }

    // t=1771803194,v1=2Bl3…tM= with any number of v1: a signature ends in padding, so only the first '=' parts a name from its value.
    private static (string? Time, List<string> Signatures) Split(string header)
    {
        string? time = null;
        var signatures = new List<string>();
        foreach (string part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            int mark = part.IndexOf('=', StringComparison.Ordinal);
            if (mark < 0) continue;
            string value = part[(mark + 1)..];
            if (part.AsSpan(0, mark).SequenceEqual("t")) time ??= value;
            else if (part.AsSpan(0, mark).SequenceEqual("v1")) signatures.Add(value);
        }

        return (time, signatures);
    }

    private static bool IsSignature(string text, MonimeOptions options, byte[] prefix, ReadOnlySpan<byte> body, ref bool isReadable)
    {
        Span<byte> signature = stackalloc byte[128];
        if (!Convert.TryFromBase64String(text, signature, out int length)) return false;
        isReadable |= length >= WebhookSignature.Length;
        if (length == WebhookSignature.Length) return WebhookSignature.IsHmacOf(signature[..length], options.WebhookSecrets, prefix, body);
        if (options.WebhookPublicKeys.Count == 0 || length < PlainSignature || length > LongestSignature) return false;
        byte[] signed = [.. prefix, .. body];
        foreach (string key in options.WebhookPublicKeys)
        {
            if (IsSignedBy(key, signed, signature[..length])) return true;
        }

        return false;
    }

    internal static bool IsPublicKey(string key)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportFromPem(key);
            return true;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsSignedBy(string key, byte[] signed, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportFromPem(key);
            DSASignatureFormat format = signature.Length == PlainSignature ? DSASignatureFormat.IeeeP1363FixedFieldConcatenation : DSASignatureFormat.Rfc3279DerSequence;
            return ecdsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, format);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}
