namespace Payouts.Simulator;

/// <summary>The options of the command line that name a provider: where its webhooks go and what signs them.</summary>
internal static class WebhookArgument
{
    private const string Url = "--webhook-url";
    private const string Secret = "--webhook-secret";

    public static bool Knows(string name) => name is Url or Secret;

    /// <summary>Takes a value of the form <c>provider=value</c>; the sentence that says what is wrong with it, or null.</summary>
    public static string? Apply(string name, string argument, PayoutSimulatorOptions options)
    {
        string[] parts = argument.Split('=', 2);
        if (parts.Length != 2 || parts[1].Length == 0)
            return $"{name} needs the form provider=value.";
        IReadOnlyDictionary<string, WebhookSettings> known = SimulatedProviders.Webhooks(options);
        if (!known.TryGetValue(parts[0], out WebhookSettings? settings))
            return $"{name} knows no provider of that name; there are: {string.Join(", ", known.Keys)}.";
        if (name is Secret)
            settings.Secret = parts[1];
        else if (Uri.TryCreate(parts[1], UriKind.Absolute, out Uri? url))
            settings.Urls.Add(url);
        else
            return $"{name} needs an absolute http or https address.";
        return null;
    }

    /// <summary>The sentence that says what the arguments lack when taken together, or null.</summary>
    public static string? Check(PayoutSimulatorOptions options) =>
        SimulatedProviders.Webhooks(options).Select(known => known.Value.ProblemAt(known.Key)).FirstOrDefault(problem => problem is not null);
}
