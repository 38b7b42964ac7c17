using Payouts.Providers;

namespace Kwik;

/// <summary>Settings of one account at Kwik, a provider that does not exist.</summary>
public sealed class KwikOptions
{
    /// <summary>The provider type in configuration and capabilities.</summary>
    public const string ProviderType = "Kwik";

    /// <summary>The key from Kwik's dashboard. Secret.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The host.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.kwik.example/");

    /// <summary>How long a create call may take from claim to answer; 2 seconds to 5 minutes.</summary>
    public TimeSpan CreateTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How connections are made; read once at start.</summary>
    public TransportOptions Transport { get; set; } = new();
}
