using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>What holds for everything that a provider offers beyond create and read.</summary>
internal static class AbilityChecks
{
    private const string Reference = "conformance-ability";

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("An operation that the capabilities do not list is refused, and sends nothing", UnlistedAsync),
        new("Every operation honours its caller's cancellation and sends nothing for one who has given up", CancelledAsync),
        new("An operation that gets no useful answer throws PayoutProviderException or says that it could not tell", UselessAsync),
    ];

    private static async Task UnlistedAsync(ProviderWorld world)
    {
        var unlisted = AbilityCalls.Of(world, world.Request(Reference)).Where(call => !world.Capabilities.Supports(call.Operation)).ToArray();
        Applies.When(unlisted.Length > 0, "every operation that the provider has an interface for is listed");
        foreach ((_, string name, Func<CancellationToken, Task<IReadOnlyList<object?>>> call) in unlisted)
        {
            Exception? error = await ErrorOfAsync(world, call, world.Token).ConfigureAwait(false);
            Require.That(error is PayoutStateException, $"The capabilities do not list {name}: it is refused with PayoutStateException; it {(error is null ? "went on" : $"threw {error.GetType().Name}")}.");
            Require.Same(0, world.Wire.Requests.Count, $"The number of requests for {name}, which is not listed");
        }
    }

    private static async Task CancelledAsync(ProviderWorld world)
    {
        foreach ((_, string name, Func<CancellationToken, Task<IReadOnlyList<object?>>> call) in AbilityCalls.Listed(world, world.Request(Reference)))
        {
            Exception? error = await ErrorOfAsync(world, call, new CancellationToken(canceled: true)).ConfigureAwait(false);
            Require.That(error is null or OperationCanceledException, $"A caller who has given up is told so by {name}; it threw {error?.GetType().Name}.");
            Require.Same(0, world.Wire.Requests.Count, $"The number of requests of {name} for a caller who has given up");
        }
    }

    private static async Task UselessAsync(ProviderWorld world)
    {
        await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);
        foreach (WireAnswer answer in new[] { WireAnswer.Json(500, "{}"), WireAnswer.Json(200, "{]"), WireAnswer.Json(200, "{}"), WireAnswer.Json(200, ""), WireAnswer.Json(403, "{}") })
        {
            world.Wire.OnOther = exchange => exchange.AnswerAsync(answer);
            foreach ((ProviderOperation operation, string name, Func<CancellationToken, Task<IReadOnlyList<object?>>> call) in AbilityCalls.Listed(world, world.Request(Reference)))
            {
                // An empty body or object may well be how a provider accepts these.
                if (operation is ProviderOperation.Cancel or ProviderOperation.UpdateMetadata && answer.Status == 200) continue;
                Exception? error = await ErrorOfAsync(world, call, world.Token, results => RequireUntold(operation, name, results)).ConfigureAwait(false);
                Require.That(error is null or PayoutProviderException, $"When {name} gets HTTP {answer.Status} of no use, it throws PayoutProviderException; it threw {error?.GetType().Name}.");
                world.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }
    }

    // A directory may have been kept from an earlier read; everything else is read anew.
    private static void RequireUntold(ProviderOperation operation, string name, IReadOnlyList<object?> results)
    {
        bool isUntold = results is [null or AccountNameResult { Outcome: AccountNameOutcome.CouldNotCheck or AccountNameOutcome.NotOffered }];
        Require.That(isUntold || (operation == ProviderOperation.MethodDirectory && results.Count > 0), $"An answer of no use tells {name} nothing; it gave {results.Count} result(s).");
    }

    private static async Task<Exception?> ErrorOfAsync(
        ProviderWorld world, Func<CancellationToken, Task<IReadOnlyList<object?>>> call, CancellationToken cancellationToken, Action<IReadOnlyList<object?>>? look = null)
    {
        IReadOnlyList<object?> results;
        try
        {
            results = await world.RunAsync(call(cancellationToken)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What was thrown is what a check looks at.
        catch (Exception error)
#pragma warning restore CA1031
        {
            world.Token.ThrowIfCancellationRequested();
            return error;
        }

        look?.Invoke(results);
        return null;
    }
}
