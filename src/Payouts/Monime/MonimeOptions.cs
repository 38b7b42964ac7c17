using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Settings of one Monime account.</summary>
public sealed class MonimeOptions
{
    /// <summary>The provider type in configuration and capabilities.</summary>
    public const string ProviderType = "Monime";

    /// <summary>The personal access token, <c>mon_…</c> or <c>mon_test_…</c>; the token chooses live or test. Secret.</summary>
    public string AccessToken { get; set; } = "";

    /// <summary>The Space that pays, <c>spc-…</c>.</summary>
    public string SpaceId { get; set; } = "";

    /// <summary>The host, the same for live and test.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.monime.io/");

    /// <summary>Which generation of the API is spoken.</summary>
    public MonimeApi Api { get; set; } = MonimeApi.V1;

    /// <summary>The value of <c>Monime-Version</c>, for <see cref="MonimeApi.V1"/>; without it the token's own default would decide.</summary>
    public string Version { get; set; } = "caph.2025-08-23";

    /// <summary>The financial account that is debited when a request names none, <c>fac-…</c>; the Space's main account when empty.</summary>
    public string? SourceAccount { get; set; }

    /// <summary>The secrets of this Space's webhooks that are signed with HS256; each counts, so that one can be replaced without a gap. Secret.</summary>
    public IList<string> WebhookSecrets { get; } = [];

    /// <summary>The public keys (PEM, P-256) of this Space's webhooks that are signed with ES256; how Monime encodes that signature is documented nowhere, so it is untried.</summary>
    public IList<string> WebhookPublicKeys { get; } = [];

    /// <summary>How far the time a delivery was signed at may be from this clock; 10 seconds to 1 day. Whether a delivery that is repeated is signed anew is not documented.</summary>
    public TimeSpan WebhookTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a create call may take from claim to answer; 2 seconds to 5 minutes.</summary>
    public TimeSpan CreateTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How connections are made; read once at start.</summary>
    public TransportOptions Transport { get; set; } = new();

    /// <summary>Nothing secret.</summary>
    public override string ToString() => $"Monime options for {Api}";
}
