using System.Text;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Alexpay's deliveries: a transaction, bare or under <c>data</c>, signed as the options say.</summary>
/// <remarks>Source: developer.alexpay.com (generate-webhook-secret) for the algorithm; header, encoding and separator are not documented, so they are options. The callback address of each payout proves where a delivery belongs even unsigned.</remarks>
internal static class AlexpayWebhooks
{
    // The names that senders of "t=…,v1=…" use for the signature.
    private static readonly string[] SignatureNames = ["v1", "s", "v0"];

    internal static bool IsConfigured(AlexpayWebhookOptions options) => options.Secrets.Any(static secret => !string.IsNullOrEmpty(secret));

    internal static WebhookVerdict Verify(WebhookDelivery delivery, AlexpayWebhookOptions options, DateTimeOffset now)
    {
        if (!IsConfigured(options)) return WebhookVerdict.NoSecret;
        if (delivery.Header(options.SignatureHeader) is not { } header) return WebhookVerdict.MissingSignature;
        (string? time, string text) = Split(header.Trim());
        if (options.TimestampHeader is { } name) time = delivery.Header(name)?.Trim();
        DateTimeOffset signedAt = now;
        if (options.Scheme != AlexpayWebhookScheme.Body && (time is null || !WebhookSignature.TryReadUnixSeconds(time, out signedAt))) return WebhookVerdict.MalformedSignature;
        Span<byte> signature = stackalloc byte[WebhookSignature.Length];
        bool isReadable = options.Encoding == AlexpaySignatureEncoding.Hex ? WebhookSignature.TryDecodeHex(text, signature) : WebhookSignature.TryDecodeBase64(text, signature);
        if (!isReadable) return WebhookVerdict.MalformedSignature;
        byte[] prefix = options.Scheme switch
        {
            AlexpayWebhookScheme.TimestampDotBody => Encoding.ASCII.GetBytes($"{time}."),
            AlexpayWebhookScheme.TimestampBody => Encoding.ASCII.GetBytes(time!),
            _ => [],
        };
        return WebhookSignature.IsHmacOf(signature, options.Secrets, prefix, delivery.Body.Span)
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

    // A signature alone, or "t=…,v1=…": base64 ends in padding, so only the first '=' parts a name from its value.
    private static (string? Time, string Signature) Split(string header)
    {
        if (!header.Contains(',', StringComparison.Ordinal)) return (null, header);
        string? time = null, signature = null;
        foreach (string part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            int mark = part.IndexOf('=', StringComparison.Ordinal);
            if (mark < 0) continue;
            string value = part[(mark + 1)..];
            if (part.AsSpan(0, mark).SequenceEqual("t")) time ??= value;
            else if (SignatureNames.Contains(part[..mark], StringComparer.Ordinal)) signature ??= value;
        }

        return (time, signature ?? "");
    }
}
