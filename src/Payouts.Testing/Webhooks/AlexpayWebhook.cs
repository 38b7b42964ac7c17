using System.Globalization;
using System.Text.Json.Nodes;

namespace Payouts.Testing;

/// <summary>A webhook as Alexpay may send it: HMAC-SHA256 is documented, the rest is a choice (https://developer.alexpay.com/generate-webhook-secret).</summary>
public sealed class AlexpayWebhook
{
    /// <summary>The name of the signature's header on sibling sites of the platform.</summary>
    public const string DefaultSignatureHeader = "mor-signature";

    /// <summary>The generated webhook secret.</summary>
    public required string Secret { get; init; }

    /// <summary>Alexpay's id of the payout, the <c>payout_id</c> of a create.</summary>
    public required string PayoutId { get; init; }

    /// <summary>Alexpay's own reference of the payout; the id when left out.</summary>
    public string? Reference { get; init; }

    /// <summary><c>payout.completed</c>, unless changed to <c>payout.failed</c> or any other.</summary>
    public string Event { get; init; } = "payout.completed";

    /// <summary>The status in the body; <c>successful</c> for <c>payout.completed</c> and the last part of any other event when left out.</summary>
    public string? Status { get; init; }

    /// <summary>The amount in the body; whole major units.</summary>
    public Money Amount { get; init; } = Money.Of(26, Currency.GHS);

    /// <summary><c>live</c> or <c>test</c>.</summary>
    public string Environment { get; init; } = "test";

    /// <summary>When it is signed; now, by the system's clock, when left out.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The name of the signature's header.</summary>
    public string SignatureHeader { get; init; } = DefaultSignatureHeader;

    /// <summary>The header of the Unix time; <c>null</c>, the default, puts it into the signature's header as <c>t=…,v1=…</c>.</summary>
    public string? TimestampHeader { get; init; }

    /// <summary>What stands between time and body where both are signed; a point by default, and empty on the page that names no separator.</summary>
    public string Separator { get; init; } = ".";

    /// <summary>Whether the time is signed too, true by default; otherwise the body alone is.</summary>
    public bool SignsTime { get; init; } = true;

    /// <summary>Whether the signature is in base64 instead of hexadecimal; false by default.</summary>
    public bool InBase64 { get; init; }

    /// <summary>Whether the body is the transaction alone, without <c>event</c>; false by default.</summary>
    public bool IsBare { get; init; }

    /// <summary>Where it goes below your address, with your token; empty by default.</summary>
    public string Path { get; init; } = "";

    /// <summary>Makes the body and its signature.</summary>
    public SignedWebhook Sign()
    {
        string time = (At ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] body = WebhookBytes.Write(IsBare ? Draw() : new JsonObject { ["event"] = Event, ["data"] = Draw() });
        byte[] code = WebhookBytes.Code(Secret, SignsTime ? time + Separator : "", body);
        return new SignedWebhook(body, HeadersOf(time, InBase64 ? Convert.ToBase64String(code) : Convert.ToHexStringLower(code)), Path);
    }

    /// <summary>Event and payout only.</summary>
    public override string ToString() => $"{Event} of {PayoutId}";

    private KeyValuePair<string, string>[] HeadersOf(string time, string signature)
    {
        if (!SignsTime) return [new(SignatureHeader, signature)];
        return TimestampHeader is null
            ? [new(SignatureHeader, $"t={time},v1={signature}")]
            : [new(SignatureHeader, signature), new(TimestampHeader, time)];
    }

    private JsonObject Draw() => new()
    {
        ["id"] = PayoutId,
        ["amount"] = Amount.Amount,
        ["type"] = "payout",
        ["status"] = Status ?? (string.Equals(Event, "payout.completed", StringComparison.Ordinal) ? "successful" : WebhookBytes.LastPart(Event)),
        ["currency"] = Amount.Currency.Code,
        ["reference"] = Reference ?? PayoutId,
        ["environment"] = Environment,
    };
}
