using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>Moneroo's deliveries: <c>{event, data}</c>, signed over the raw body.</summary>
/// <remarks>Source: docs.moneroo.io/introduction/webhooks. No time, id or nonce is documented, so an old delivery that is sent again is genuine: it wakes a read and changes nothing else.</remarks>
internal static class MonerooWebhooks
{
    internal const string SignatureHeader = "X-Moneroo-Signature";

    // Some senders of this kind of header write the algorithm before the digits; the documentation does not.
    private const string Algorithm = "sha256=";

    internal static WebhookVerdict Verify(WebhookDelivery delivery, IList<string> secrets)
    {
        if (!WebhookSignature.HasSecret(secrets)) return WebhookVerdict.NoSecret;
        if (delivery.Header(SignatureHeader) is not { } header) return WebhookVerdict.MissingSignature;
        ReadOnlySpan<char> digits = header.AsSpan().Trim();
        if (digits.StartsWith(Algorithm, StringComparison.OrdinalIgnoreCase)) digits = digits[Algorithm.Length..];
        Span<byte> signature = stackalloc byte[WebhookSignature.Length];
        if (!WebhookSignature.TryDecodeHex(digits, signature)) return WebhookVerdict.MalformedSignature;
        return WebhookSignature.IsHmacOf(signature, secrets, prefix: [], delivery.Body.Span) ? WebhookVerdict.Accepted : WebhookVerdict.WrongSignature;
    }

    internal static WebhookNotice Read(ReadOnlyMemory<byte> body)
    {
        using JsonDocument? document = AnswerJson.TryParse(body);
        if (document is null || AnswerJson.Text(document.RootElement, "event") is not { } name) return WebhookNotice.Unreadable;
        return new WebhookNotice
        {
            EventName = name,
            IsPayout = name.StartsWith("payout.", StringComparison.Ordinal),
            ProviderId = AnswerJson.Child(document.RootElement, "data") is { } data ? AnswerJson.Text(data, "id") : null,
        };
    }
}
