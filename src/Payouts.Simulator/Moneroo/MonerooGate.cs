using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator.Moneroo;

/// <summary>Checks the headers that a call carries, in the order key, Accept, content type.</summary>
internal sealed class MonerooGate(MonerooSimulatorOptions options)
{
    private const string Bearer = "Bearer ";
    private const string Json = "application/json";

    /// <summary>The environment that the request's key belongs to.</summary>
    /// <exception cref="MonerooRefusalException">A header is missing or wrong.</exception>
    public string Admit(HttpRequest request)
    {
        string environment = EnvironmentOf(request) ?? throw MonerooRefusalException.Unauthenticated();
        CheckAccept(request);
        if (HttpMethods.IsPost(request.Method) && !IsJson(request.ContentType ?? ""))
            throw MonerooRefusalException.BadRequest("The content type must be application/json.");
        return environment;
    }

    /// <summary>Checks the one header that open paths need too.</summary>
    /// <exception cref="MonerooRefusalException">406: JSON is not asked for.</exception>
    public static void CheckAccept(HttpRequest request)
    {
        if (!request.Headers.Accept.ToString().Split(',').Any(range => IsJson(range) || string.Equals(TypeOf(range), "*/*", StringComparison.Ordinal)))
            throw MonerooRefusalException.NotAcceptable();
    }

    private string? EnvironmentOf(HttpRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return null;
        string key = authorization[Bearer.Length..];
        if (options.SandboxKeys.Contains(key))
            return MonerooApp.Sandbox;
        return options.LiveKeys.Contains(key) ? MonerooApp.Production : null;
    }

    private static bool IsJson(string type) => string.Equals(TypeOf(type), Json, StringComparison.OrdinalIgnoreCase);

    private static string TypeOf(string type) => type.Split(';')[0].Trim();
}
