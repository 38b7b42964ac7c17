using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Settings of one Alexpay account.</summary>
public sealed class AlexpayOptions
{
    /// <summary>The provider type in configuration and capabilities.</summary>
    public const string ProviderType = "Alexpay";

    /// <summary>The secret key of Alexpay's dashboard; the pair of keys chooses live or test. Secret.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The public key that goes with <see cref="SecretKey"/>.</summary>
    public string PublicKey { get; set; } = "";

    /// <summary>The host, required: none of Alexpay's pages names it.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary><c>live</c> or <c>test</c>, as the keys are; compared with what Alexpay says of each payout. Not compared when left out.</summary>
    public string? Environment { get; set; }

    /// <summary>Where Alexpay posts changes of status to, https; sent with each payout. When left out, the payout's own address below <see cref="WebhookOptions.CallbackBase"/> is sent, or none.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>How deliveries are verified.</summary>
    public AlexpayWebhookOptions Webhooks { get; } = new();

    /// <summary>Lists and searches payouts by <c>GET v1/payment</c>, which only a sibling site of the platform documents. Off by default.</summary>
    public bool UseTransactionList { get; set; }

    /// <summary>Takes HTTP 429 of a create call for proof that nothing was executed. No page says so: off by default, and such a payout is <see cref="PayoutStatus.Unknown"/>.</summary>
    public bool ThrottledCreatesAreNotExecuted { get; set; }

    /// <summary>The paths by which a payout is read, relative and in order; the next is asked only after a "not found". With <c>{id}</c> or <c>{reference}</c>; <see cref="DefaultStatusPaths"/> when empty.</summary>
    public IList<string> StatusPaths { get; set; } = [];

    /// <summary>The path of the banks, relative; <c>?country=GH</c> is added. Only a sibling site of the platform documents it.</summary>
    public string BanksPath { get; set; } = "v1/payment/banks";

    /// <summary>The path of the countries, relative.</summary>
    public string CountriesPath { get; set; } = "v1/countries";

    /// <summary>How long countries and banks are kept before they are asked for again; 1 minute to 7 days, read once at start.</summary>
    public TimeSpan DirectoryLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a create call may take from claim to answer; 2 seconds to 5 minutes. Long, because an answer that comes too late leaves the payout unknown.</summary>
    public TimeSpan CreateTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How connections are made; read once at start.</summary>
    public TransportOptions Transport { get; set; } = new();

    /// <summary>The documented path first, then the one of a sibling site.</summary>
    public static IReadOnlyList<string> DefaultStatusPaths { get; } = ["v1/payment/{id}/check", "v1/payment/transactions/{reference}/check"];

    /// <summary>Nothing secret.</summary>
    public override string ToString() => Environment is "live" or "test" ? $"Alexpay options for {Environment}" : "Alexpay options";
}
