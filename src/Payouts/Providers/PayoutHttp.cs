namespace Payouts.Providers;

/// <summary>Names of the HTTP clients this library makes, for hosts that add handlers of their own.</summary>
public static class PayoutHttp
{
    /// <summary>The name of an account's client in <see cref="IHttpClientFactory"/>.</summary>
    public static string ClientName(string account) => $"payouts:{account}";
}
