namespace Payouts.Simulator.Moneroo;

/// <summary>What only the simulated Moneroo is started with; from <see cref="PayoutSimulatorOptions.For{TOptions}"/>.</summary>
public sealed class MonerooSimulatorOptions
{
    /// <summary>The accepted secret keys of the environment <c>sandbox</c>; any text, for no prefix is documented.</summary>
    public ISet<string> SandboxKeys { get; } = new HashSet<string>(StringComparer.Ordinal) { MonerooDefaults.SandboxKey };

    /// <summary>The accepted secret keys of the environment <c>production</c>.</summary>
    public ISet<string> LiveKeys { get; } = new HashSet<string>(StringComparer.Ordinal) { MonerooDefaults.LiveKey };

    /// <summary>The codes of methods that the directory shows with <c>is_enabled: false</c> and that creates are refused for; none by default.</summary>
    public ISet<string> DisabledMethods { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The HTTP status of an accepted create, which no page states: 200, 201 (the default) or 202.</summary>
    public int CreateStatus
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 200);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 202);
            field = value;
        }
    } = 201;

    /// <summary>Whether the answer to a create has <c>success: true</c>, which not all samples have; true by default.</summary>
    public bool SendsSuccess { get; set; } = true;

    /// <summary>The body of <c>GET /v1/payouts/{id}/verify</c>.</summary>
    public MonerooReadShape VerifyShape { get; set; }

    /// <summary>The body of <c>GET /v1/payouts/{id}</c>; the same as of the verification by default.</summary>
    public MonerooReadShape RetrieveShape { get; set; }

    /// <summary>The form of <c>errors</c> in a 422 answer; a list of texts for each field by default.</summary>
    public MonerooErrorsShape ErrorsShape { get; set; }

    /// <summary>Where webhooks go: up to three redeliveries, ten minutes apart, as documented; only HTTP 200 acknowledges.</summary>
    public WebhookSettings Webhooks { get; } = new(redeliveries: 3, TimeSpan.FromMinutes(10));

    /// <summary>How many methods a page of the directory holds, 1 or more; null, the default, answers all of them without <c>pagination</c>.</summary>
    public int? MethodsPerPage
    {
        get;
        set
        {
            if (value is { } size)
                ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(value));
            field = value;
        }
    }
}
