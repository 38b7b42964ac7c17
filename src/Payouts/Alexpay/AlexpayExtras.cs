namespace Payouts.Alexpay;

/// <summary>What Alexpay takes beyond the unified request.</summary>
public sealed class AlexpayExtras : PayoutExtras
{
    /// <inheritdoc />
    public override string ProviderType => AlexpayOptions.ProviderType;

    /// <summary>Where Alexpay posts this payout's changes of status to, https; in place of the account's own.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <inheritdoc />
    public override IEnumerable<KeyValuePair<string, string>> Describe() =>
        WebhookUrl is null ? [] : [KeyValuePair.Create(nameof(WebhookUrl), WebhookUrl.OriginalString)];
}
