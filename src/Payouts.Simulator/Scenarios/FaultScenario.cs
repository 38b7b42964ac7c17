using System.Globalization;

namespace Payouts.Simulator;

/// <summary>Steps that go wrong, in an order: composed, read from JSON, or drawn from a seed. It does not change once it is made.</summary>
public sealed class FaultScenario
{
    /// <summary>Makes a scenario of steps.</summary>
    /// <param name="steps">The steps; where several wait for the same request, the first strikes first.</param>
    /// <exception cref="FaultScenarioException">A step has a wrong field.</exception>
    public FaultScenario(params IEnumerable<ScenarioStep> steps)
        : this([.. steps], seed: null)
    {
    }

    private FaultScenario(IReadOnlyList<ScenarioStep> steps, int? seed)
    {
        Steps = steps;
        Seed = seed;
        if (FirstProblem(steps) is var (index, field, rule))
            throw new FaultScenarioException(Describe(index, field, rule));
    }

    /// <summary>The steps in their order.</summary>
    public IReadOnlyList<ScenarioStep> Steps { get; }

    /// <summary>The seed that it was drawn from; null for one that was composed.</summary>
    public int? Seed { get; }

    /// <summary>Draws a scenario: only what a provider may do without breaking what it documents, of every kind.</summary>
    /// <param name="seed">The same seed gives the same scenario on every machine.</param>
    public static FaultScenario FromSeed(int seed) => new(ScenarioDraw.Steps(seed), seed);

    /// <summary>Reads a scenario from JSON.</summary>
    /// <param name="json">An object with <c>steps</c>; comments are allowed.</param>
    /// <exception cref="FaultScenarioException">It is not JSON, or a step has a wrong field.</exception>
    public static FaultScenario Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        ScenarioDocument document = ScenarioJson.Read(json);
        if (FirstProblem(document.Steps) is var (index, field, rule))
            throw new FaultScenarioException(string.Create(CultureInfo.InvariantCulture, $"line {JsonTexts.LineOf(json, index, field)}, {Describe(index, field, rule)}"));
        return new FaultScenario([.. document.Steps], document.Seed);
    }

    /// <summary>Reads a scenario from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FaultScenarioException">It is not JSON, or a step has a wrong field.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<FaultScenario> LoadAsync(string path, CancellationToken cancellationToken = default) =>
        Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));

    /// <summary>The same scenario with further steps at its end.</summary>
    /// <param name="steps">The steps.</param>
    /// <exception cref="FaultScenarioException">A step has a wrong field.</exception>
    public FaultScenario With(params IEnumerable<ScenarioStep> steps) => new([.. Steps, .. steps], Seed);

    /// <summary>The scenario as JSON, which <see cref="Parse"/> reads again.</summary>
    public string ToJson() => ScenarioJson.Write(new ScenarioDocument { Seed = Seed, Steps = Steps });

    /// <summary>The number of steps and the seed.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Steps.Count} steps{(Seed is null ? "" : $" of seed {Seed}")}");

    private static (int Index, string Field, string Rule)? FirstProblem(IReadOnlyList<ScenarioStep> steps)
    {
        for (int index = 0; index < steps.Count; index++)
        {
            if (steps[index] is not { } step)
                return (index, "kind", "is missing: a step is an object");
            if (ScenarioRules.ProblemOf(step) is var (field, rule))
                return (index, field, rule);
        }

        return null;
    }

    private static string Describe(int index, string field, string rule) => string.Create(CultureInfo.InvariantCulture, $"steps[{index}].{field} {rule}.");
}
