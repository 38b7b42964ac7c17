using System.Text;
using System.Text.Json.Nodes;

namespace Payouts.Testing;

/// <summary>A webhook as Moneroo sends it (https://docs.moneroo.io/introduction/webhooks): the signature is hexadecimal HMAC-SHA256 over the body alone.</summary>
/// <remarks>The body is written as PHP writes JSON, with <c>\/</c>: whoever reads it and writes it again has other bytes and another signature.</remarks>
public sealed class MonerooWebhook
{
    /// <summary>The name of the signature's header.</summary>
    public const string SignatureHeader = "X-Moneroo-Signature";

    /// <summary>The secret that the dashboard shares with you.</summary>
    public required string Secret { get; init; }

    /// <summary>Moneroo's id of the payout.</summary>
    public required string PayoutId { get; init; }

    /// <summary><c>payout.success</c>, unless changed to <c>payout.failed</c>, <c>payout.initiated</c> or any other.</summary>
    public string Event { get; init; } = "payout.success";

    /// <summary>The status in the body; the last part of <see cref="Event"/> when left out.</summary>
    public string? Status { get; init; }

    /// <summary>The amount in the body; whole major units.</summary>
    public Money Amount { get; init; } = Money.Of(500, Currency.XOF);

    /// <summary>Where it goes below your address; empty by default.</summary>
    public string Path { get; init; } = "";

    /// <summary>Makes the body and its signature.</summary>
    public SignedWebhook Sign()
    {
        byte[] body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(WebhookBytes.Write(Draw())).Replace("/", "\\/", StringComparison.Ordinal));
        return new SignedWebhook(body, [new(SignatureHeader, Convert.ToHexStringLower(WebhookBytes.Code(Secret, "", body)))], Path);
    }

    /// <summary>Event and payout only.</summary>
    public override string ToString() => $"{Event} of {PayoutId}";

    private JsonObject Draw() => new()
    {
        ["event"] = Event,
        ["data"] = new JsonObject
        {
            ["id"] = PayoutId,
            ["amount"] = Amount.Amount,
            ["currency"] = Amount.Currency.Code,
            ["status"] = Status ?? WebhookBytes.LastPart(Event),
            ["app"] = new JsonObject { ["icon_url"] = "https://app.example/icon.svg" },
        },
    };
}
