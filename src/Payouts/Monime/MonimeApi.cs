namespace Payouts.Monime;

/// <summary>The two generations of Monime's API; their bodies are incompatible.</summary>
public enum MonimeApi
{
    /// <summary>The current one: <c>/v1/payouts</c> with the <c>Monime-Version</c> header.</summary>
    V1,

    /// <summary>The one of 2024-08-01: <c>/payouts</c> with <c>providerCode</c> and <c>accountId</c>. Whether it is still served is not documented.</summary>
    Release20240801,
}
