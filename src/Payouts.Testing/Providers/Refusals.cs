namespace Payouts.Testing;

/// <summary>What must hold for a request that breaks a rule.</summary>
internal static class Refusals
{
    /// <summary>Requires that a request is refused on this side: told with field, rule and next step, without a private value, and neither journalled nor sent.</summary>
    /// <param name="world">The world.</param>
    /// <param name="request">The request.</param>
    /// <param name="path">How the path of one problem starts.</param>
    internal static async Task RequireAsync(ProviderWorld world, PayoutRequest request, string path)
    {
        int before = world.Wire.Requests.Count;
        CallResult result = await world.TryCreateAsync(request).ConfigureAwait(false);

        PayoutValidationException error = result.Thrown<PayoutValidationException>($"When {path} breaks a rule");
        Require.That(
            error.Problems.Any(problem => problem.Path.StartsWith(path, StringComparison.Ordinal)),
            $"A problem names {path}; those that were told name {string.Join(", ", error.Problems.Select(static problem => problem.Path))}.");
        foreach (PayoutProblem problem in error.Problems)
        {
            Require.That(!string.IsNullOrWhiteSpace(problem.Rule) && !string.IsNullOrWhiteSpace(problem.NextStep), $"The problem with {problem.Path} tells the rule and what to do; one of them is missing.");
        }

        foreach ((string what, string value) in Secrets.Of(request)) Require.That(!error.ToString().Contains(value, StringComparison.OrdinalIgnoreCase), $"The text about {path} repeats no private value; it repeats {what}.");
        Require.That(await world.Client.GetAsync(request.Reference, world.Token).ConfigureAwait(false) is null, $"Nothing is journalled when {path} breaks a rule; something was.");
        Require.Same(before, world.Wire.Requests.Count, $"The number of requests when {path} breaks a rule");
    }
}
