namespace Payouts.Simulator;

/// <summary>The way in of <c>dotnet run</c>; written out, because top-level statements would make a public class Program that clashes with a user's own.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => SimulatorCommand.RunAsync(args);
}
