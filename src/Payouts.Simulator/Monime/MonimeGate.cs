using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator.Monime;

/// <summary>Checks the headers that every call carries, in the order token, version, Space, content type.</summary>
internal sealed class MonimeGate(MonimeSimulatorOptions options)
{
    private const string Bearer = "Bearer ";

    /// <summary>The environment of the request's token, <c>test</c> or <c>live</c>; null when the token is not recognised.</summary>
    public string? EnvironmentOf(HttpRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return null;
        string token = authorization[Bearer.Length..];
        if (!options.AccessTokens.Contains(token))
            return null;
        return token.StartsWith("mon_test_", StringComparison.Ordinal) ? "test" : "live";
    }

    /// <summary>The environment and Space of a request.</summary>
    /// <exception cref="MonimeRefusalException">A header is missing or wrong.</exception>
    public (string Environment, string SpaceId) Admit(HttpRequest request, MonimeGeneration generation)
    {
        string environment = EnvironmentOf(request)
            ?? throw new MonimeRefusalException(401, "unauthorized", "The token is not recognised");
        CheckVersion(request, generation);
        string spaceId = SpaceOf(request, generation);
        if (HttpMethods.IsPost(request.Method) || HttpMethods.IsPatch(request.Method))
            CheckContentType(request);
        return (environment, spaceId);
    }

    private static void CheckVersion(HttpRequest request, MonimeGeneration generation)
    {
        if (generation.Versions.Length > 0
            && request.Headers.TryGetValue("Monime-Version", out var version)
            && !generation.Versions.Contains(version.ToString(), StringComparer.Ordinal))
        {
            throw MonimeRefusalException.BadRequest($"Monime-Version must be one of: {string.Join(", ", generation.Versions)}.", "Monime-Version");
        }
    }

    private string SpaceOf(HttpRequest request, MonimeGeneration generation)
    {
        string spaceId = request.Headers["Monime-Space-Id"].ToString();
        if (spaceId.Length == 0)
            throw MonimeRefusalException.BadRequest("The header Monime-Space-Id is required.", "Monime-Space-Id");
        if (spaceId.Length > generation.SpaceIdLength || !spaceId.StartsWith("spc-", StringComparison.Ordinal))
            throw MonimeRefusalException.BadRequest($"Monime-Space-Id must start with 'spc-' and have at most {generation.SpaceIdLength} characters.", "Monime-Space-Id");
        if (options.SpaceIds.Count > 0 && !options.SpaceIds.Contains(spaceId))
            throw new MonimeRefusalException(403, "forbidden", "Permission denied");
        return spaceId;
    }

    private static void CheckContentType(HttpRequest request)
    {
        string type = (request.ContentType ?? "").Split(';')[0].Trim();
        if (!string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase))
            throw MonimeRefusalException.BadRequest("The content type must be application/json.", "Content-Type");
    }
}
