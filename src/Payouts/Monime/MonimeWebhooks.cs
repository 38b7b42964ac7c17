using System.Security.Cryptography;
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

    // t=1771803194,v1=2Bl3…tM= with any number of v1.
    internal static WebhookVerdict Verify(WebhookDelivery delivery, MonimeOptions options, DateTimeOffset now)
    {
        if (!IsConfigured(options)) return WebhookVerdict.NoSecret;
        if (delivery.Header(SignatureHeader) is not { } header) return WebhookVerdict.MissingSignature;
        ReadOnlySpan<char> time = default;
        int times = 0, signatures = 0;
        foreach (SignaturePart part in SignaturePart.Each(header))
        {
            if (part.Is("v1")) signatures++;
            else if (part.Is("t") && times++ == 0) time = part.Value;
        }

        if (signatures is 0 or > MostSignatures || !WebhookSignature.TryReadUnixSeconds(time, out DateTimeOffset signedAt)) return WebhookVerdict.MalformedSignature;
        Span<byte> prefix = stackalloc byte[WebhookSignature.LongestPrefix];
        prefix = prefix[..WebhookSignature.WritePrefix(time, "_"u8, prefix)];
        bool isReadable = false;
        foreach (SignaturePart part in SignaturePart.Each(header))
        {
            if (part.Is("v1") && IsSignature(part.Value, options, prefix, delivery.Body.Span, ref isReadable)) return WebhookSignature.JudgeTime(signedAt, now, options.WebhookTolerance);
        }

        return isReadable ? WebhookVerdict.WrongSignature : WebhookVerdict.MalformedSignature;
    }

    internal static bool IsConfigured(MonimeOptions options) =>
        WebhookSignature.HasSecret(options.WebhookSecrets) || WebhookSignature.HasSecret(options.WebhookPublicKeys);

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

    private static bool IsSignature(ReadOnlySpan<char> text, MonimeOptions options, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body, ref bool isReadable)
    {
        Span<byte> signature = stackalloc byte[128];
        if (!Convert.TryFromBase64Chars(text, signature, out int length)) return false;
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
