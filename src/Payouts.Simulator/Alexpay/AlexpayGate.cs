using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator.Alexpay;

/// <summary>Tells the environment of a request by its keys.</summary>
internal sealed class AlexpayGate(AlexpaySimulatorOptions options)
{
    /// <summary>The environment of a request that must carry both keys of one pair.</summary>
    /// <exception cref="AlexpayRefusalException">401: a key is missing, or the two are not a pair.</exception>
    public string AdmitPair(HttpRequest request) => Find(pair => Is(request, "secret-key", pair.SecretKey) && Is(request, "public-key", pair.PublicKey));

    /// <summary>The environment of a request that needs the public key alone.</summary>
    /// <exception cref="AlexpayRefusalException">401: the key is missing or not recognised.</exception>
    public string AdmitPublic(HttpRequest request) => Find(pair => Is(request, "public-key", pair.PublicKey));

    private string Find(Func<AlexpayKeyPair, bool> isMeant) =>
        options.KeyPairs.FirstOrDefault(isMeant)?.Environment ?? throw AlexpayRefusalException.Unauthorized();

    private static bool Is(HttpRequest request, string header, string key) =>
        string.Equals(request.Headers[header].ToString(), key, StringComparison.Ordinal);
}
