using System.Security.Cryptography;
using System.Text;

namespace RefundService;

/// <summary>Whoever calls must know the key: this API pays out money. A real service has its own authentication and authorisation here.</summary>
internal sealed class ApiKey(string? key) : IEndpointFilter
{
    private const string Header = "X-Api-Key";

    /// <summary>The key of <c>ApiKey</c> in the configuration; none is needed in a trial.</summary>
    public static ApiKey Of(IConfiguration configuration, bool isRequired) => configuration["ApiKey"] is { Length: > 0 } key
        ? new ApiKey(key)
        : isRequired ? throw new InvalidOperationException("ApiKey is not configured: anybody who reaches this service could have refunds paid.") : new ApiKey(key: null);

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        key is null || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.HttpContext.Request.Headers[Header].ToString()), Encoding.UTF8.GetBytes(key))
            ? next(context)
            : new(TypedResults.Unauthorized());
}
