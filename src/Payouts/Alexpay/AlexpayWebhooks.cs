using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Alexpay's deliveries: a transaction, bare or under <c>data</c>, signed as the options say.</summary>
/// <remarks>Source: developer.alexpay.com (generate-webhook-secret) for the algorithm; header, encoding and separator are not documented, so they are options. The callback address of each payout proves where a delivery belongs even unsigned.</remarks>
internal static class AlexpayWebhooks
{
    internal static bool IsConfigured(AlexpayWebhookOptions options) => WebhookSignature.HasSecret(options.Secrets);

    internal static WebhookVerdict Verify(WebhookDelivery delivery, AlexpayWebhookOptions options, DateTimeOffset now)
    {
        if (!IsConfigured(options)) return WebhookVerdict.NoSecret;
        if (delivery.Header(options.SignatureHeader) is not { } header) return WebhookVerdict.MissingSignature;

        // A signature alone, or "t=…,v1=…", in which other senders of this kind call the signature s or v0.
        bool isInParts = header.Contains(',', StringComparison.Ordinal);
        ReadOnlySpan<char> text = isInParts ? SignaturePart.Find(header, "v1", "s", "v0") : header.AsSpan().Trim();
        ReadOnlySpan<char> time = options.TimestampHeader is { } name ? delivery.Header(name).AsSpan().Trim() : isInParts ? SignaturePart.Find(header, "t") : default;
        DateTimeOffset signedAt = now;
        if (options.Scheme != AlexpayWebhookScheme.Body && !WebhookSignature.TryReadUnixSeconds(time, out signedAt)) return WebhookVerdict.MalformedSignature;
        Span<byte> signature = stackalloc byte[WebhookSignature.Length];
        bool isReadable = options.Encoding == AlexpaySignatureEncoding.Hex ? WebhookSignature.TryDecodeHex(text, signature) : WebhookSignature.TryDecodeBase64(text, signature);
        if (!isReadable) return WebhookVerdict.MalformedSignature;
        Span<byte> prefix = stackalloc byte[WebhookSignature.LongestPrefix];
        int length = options.Scheme switch
        {
            AlexpayWebhookScheme.TimestampDotBody => WebhookSignature.WritePrefix(time, "."u8, prefix),
            AlexpayWebhookScheme.TimestampBody => WebhookSignature.WritePrefix(time, mark: default, prefix),
            _ => 0,
        };
        return WebhookSignature.IsHmacOf(signature, options.Secrets, prefix[..length], delivery.Body.Span)
            ? WebhookSignature.JudgeTime(signedAt, now, options.Tolerance)
            : WebhookVerdict.WrongSignature;
    }

    internal static WebhookNotice Read(ReadOnlyMemory<byte> body)
    {
        using JsonDocument? document = AnswerJson.TryParse(body);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root) return WebhookNotice.Unreadable;
        string? name = AnswerJson.Text(root, "event");
        JsonElement transaction = AnswerJson.Child(root, "data") ?? root;
        string? id = AlexpayResponses.IdOf(transaction);
        if (id is null && name is null) return WebhookNotice.Unreadable;
        return new WebhookNotice
        {
            EventName = name ?? AnswerJson.Text(transaction, "status"),

            // An event says what it is about; a bare transaction does unless it says that it is something else.
            IsPayout = name?.StartsWith("payout", StringComparison.OrdinalIgnoreCase) ?? !AlexpayResponses.IsKnownOtherType(transaction),
            ProviderId = id,
            ProviderReference = id is null ? null : AlexpayResponses.Names(transaction).FirstOrDefault(other => !string.Equals(other, id, StringComparison.Ordinal)),
        };
    }
}
