using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>Settings of one Moneroo account.</summary>
public sealed class MonerooOptions
{
    /// <summary>The provider type in configuration and capabilities.</summary>
    public const string ProviderType = "Moneroo";

    /// <summary>The secret (private) key; it contains a <c>|</c> and chooses sandbox or live. Secret.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The signing secrets of the webhooks in Moneroo's dashboard; each counts, so that one can be replaced without a gap. No delivery is accepted without one. Secret.</summary>
    public IList<string> WebhookSecrets { get; } = [];

    /// <summary>The host's root, the same for sandbox and live; <c>v1/</c> and the list of methods are below it.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.moneroo.io/");

    /// <summary>Whether a phone or account number of the recipient goes out as a JSON number; as text of digits when false, which is what the documentation's sample has.</summary>
    public bool SendRecipientAsNumber { get; set; }

    /// <summary>Whether the beneficiary's own phone number goes out as a JSON number, the type that the table of fields names; as text of digits when false.</summary>
    public bool SendCustomerPhoneAsNumber { get; set; }

    /// <summary>Whether a payout's method is looked up in Moneroo's own list before the payout is made; where the list cannot be read, the documented table decides.</summary>
    public bool CheckMethods { get; set; } = true;

    /// <summary>How long that list is used before it is read again; 1 second to 1 day.</summary>
    public TimeSpan MethodsKeptFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a create call may take from claim to answer; 2 seconds to 5 minutes.</summary>
    public TimeSpan CreateTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How connections are made; read once at start.</summary>
    public TransportOptions Transport { get; set; } = new();

    /// <summary>Nothing secret.</summary>
    public override string ToString() => "Moneroo options";
}
