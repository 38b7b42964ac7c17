using System.Globalization;
using System.Text.Json.Nodes;

namespace Payouts.Testing;

/// <summary>A webhook as Monime sends it: the signature is base64 HMAC-SHA256 over the Unix time, an underscore and the body (Monime's own plugin).</summary>
public sealed class MonimeWebhook
{
    /// <summary>The name of the signature's header.</summary>
    public const string SignatureHeader = "Monime-Signature";

    /// <summary>The secret of the webhook, 32 characters or more at Monime; used as text.</summary>
    public required string Secret { get; init; }

    /// <summary>Monime's id of the payout, <c>pyt-…</c>.</summary>
    public required string PayoutId { get; init; }

    /// <summary><c>payout.completed</c>, unless changed to <c>payout.failed</c> or any other.</summary>
    public string Event { get; init; } = "payout.completed";

    /// <summary>The id of the event, by which a redelivery is known; made of the payout's id and the event when left out.</summary>
    public string? EventId { get; init; }

    /// <summary>The status in the body; the last part of <see cref="Event"/> when left out.</summary>
    public string? Status { get; init; }

    /// <summary>The amount in the body; exact in minor units.</summary>
    public Money Amount { get; init; } = Money.Of(150, Currency.SLE);

    /// <summary>When it is signed; now, by the system's clock, when left out.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Where it goes below your address; empty by default.</summary>
    public string Path { get; init; } = "";

    /// <summary>Makes the body and its signature.</summary>
    public SignedWebhook Sign()
    {
        string time = (At ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] body = WebhookBytes.Write(Draw(time));
        return new SignedWebhook(body, [new(SignatureHeader, $"t={time},v1={Convert.ToBase64String(WebhookBytes.Code(Secret, time + "_", body))}")], Path);
    }

    /// <summary>Event and payout only.</summary>
    public override string ToString() => $"{Event} of {PayoutId}";

    private JsonObject Draw(string time) => new()
    {
        ["apiVersion"] = "caph.2025-08-23",
        ["event"] = new JsonObject { ["id"] = EventId ?? $"wkd-{PayoutId}-{WebhookBytes.LastPart(Event)}", ["name"] = Event, ["timestamp"] = time },
        ["object"] = new JsonObject { ["id"] = PayoutId, ["type"] = "payout" },
        ["data"] = new JsonObject
        {
            ["id"] = PayoutId,
            ["status"] = Status ?? WebhookBytes.LastPart(Event),
            ["amount"] = new JsonObject
            {
                ["currency"] = Amount.Currency.Code,
                ["value"] = Amount.TryGetMinorUnits(out long minor) ? minor : throw new InvalidOperationException("The amount has no exact number of minor units."),
            },
        },
    };
}
