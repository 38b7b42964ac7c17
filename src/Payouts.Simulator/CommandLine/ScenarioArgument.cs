using System.Globalization;

namespace Payouts.Simulator;

/// <summary>The options of the command line that say what goes wrong: a file, or the seed that it is drawn from.</summary>
internal static class ScenarioArgument
{
    private const string Script = "--script";
    private const string Seed = "--seed";

    public static bool Knows(string name) => name is Script or Seed;

    /// <summary>Takes a file's path or a seed; the scenario, or the sentence that says what is wrong.</summary>
    public static (FaultScenario? Scenario, string? Problem) Read(string name, string argument)
    {
        if (name is Script)
            return ReadFile(argument);
        return int.TryParse(argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seed)
            ? (FaultScenario.FromSeed(seed), null)
            : (null, $"{Seed} needs a whole number.");
    }

    private static (FaultScenario? Scenario, string? Problem) ReadFile(string path)
    {
        try
        {
            return (FaultScenario.Parse(File.ReadAllText(path)), null);
        }
        catch (FaultScenarioException wrong)
        {
            return (null, $"{Script}: {wrong.Message}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, $"{Script} needs the path of a file that can be read: {unreadable.Message}");
        }
    }
}
