namespace Payouts.Testing;

/// <summary>One rule that every adapter keeps, as a check that can be run by any test framework.</summary>
public sealed class ProviderCheck
{
    // Real time: only a check that hangs ever sees it.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Func<ProviderWorld, Task> _run;

    internal ProviderCheck(string name, Func<ProviderWorld, Task> run)
    {
        Name = name;
        _run = run;
    }

    /// <summary>The rule in words; unique among <see cref="ProviderConformance.All"/>.</summary>
    public string Name { get; }

    /// <summary>Runs the check on a subject of its own, which the caller disposes afterwards.</summary>
    /// <param name="subject">A subject that was not started.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>Whether the rule is kept, or why it does not apply.</returns>
    /// <exception cref="ConformanceException">The adapter broke the rule.</exception>
    public async Task<ProviderCheckResult> RunAsync(ProviderSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Longest);
        try
        {
            await RunAsync(subject, patience).ConfigureAwait(false);
            return new ProviderCheckResult(NotApplicableBecause: null);
        }
        catch (NotApplicableException reason)
        {
            return new ProviderCheckResult(reason.Message);
        }
        catch (OperationCanceledException error) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ConformanceException($"The check did not come to an end in {Longest.TotalSeconds:0} seconds: a call waits for something that never happens.", error);
        }
        catch (Exception error) when (error is not (ConformanceException or OperationCanceledException))
        {
            throw new ConformanceException($"An exception came where none was expected, {error.GetType().Name}: {error.Message}", error);
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private async Task RunAsync(ProviderSubject subject, CancellationTokenSource patience)
    {
        ProviderWorld world = await ProviderWorld.StartAsync(subject, patience.Token).ConfigureAwait(false);
        await using (world.ConfigureAwait(false))
        {
            // Set here, after the server's start: what flows from now on is the client's alone.
            HeardTexts.Listen(world.Heard);
            try
            {
                await _run(world).ConfigureAwait(false);
            }
            catch (Exception error) when (world.Wire.Trouble is not null)
            {
                throw new ConformanceException(Describe(world.Wire.Trouble), error);
            }

            if (world.Wire.Trouble is { } trouble) throw new ConformanceException(Describe(trouble));
        }
    }

    private static string Describe(string trouble) => $"The server that plays the provider failed, so the check proves nothing: {trouble}.";
}
