using System.Globalization;

namespace Quickstart;

/// <summary>What the command line asks for.</summary>
/// <param name="LiveProvider">The provider whose sandbox is used, or <c>null</c> for the simulator.</param>
/// <param name="Journal">The journal's file, or <c>null</c> for one in memory.</param>
/// <param name="Simulator">Where a simulator runs that is not this program's own.</param>
/// <param name="Pause">How long to wait before each further payout.</param>
internal sealed record QuickstartArguments(string? LiveProvider, string? Journal, Uri? Simulator, TimeSpan Pause)
{
    // Where the simulator is when nobody tells it otherwise.
    private static readonly Uri UsualSimulator = new("http://127.0.0.1:5099/");

    public static QuickstartArguments? Parse(string[] args)
    {
        if (args is ["--live", { Length: > 0 } provider]) return new QuickstartArguments(provider, Journal: null, Simulator: null, TimeSpan.Zero);
        var parsed = new QuickstartArguments(LiveProvider: null, Journal: null, Simulator: null, TimeSpan.Zero);
        foreach (string[] pair in args.Chunk(2))
        {
            switch (pair)
            {
                case ["--journal", { Length: > 0 } file]:
                    parsed = parsed with { Journal = file };
                    break;
                case ["--simulator", var text] when Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.IsLoopback:
                    parsed = parsed with { Simulator = address };
                    break;
                case ["--pause", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds <= 3600:
                    parsed = parsed with { Pause = TimeSpan.FromSeconds(seconds) };
                    break;
                default:
                    return null;
            }
        }

        // A journal that is kept is worth nothing with a provider that forgets: no provider ends with the program that calls it.
        return parsed.Journal is null ? parsed : parsed with { Simulator = parsed.Simulator ?? UsualSimulator };
    }

    public static int PrintUsage()
    {
        Console.WriteLine("""
            quickstart                   runs on the built-in simulator: no keys, no network
            quickstart --journal FILE    the same with a journal that outlives the program: stop it anywhere, start it again, nobody is paid twice
              --simulator ADDRESS        the simulator that outlives it too (default http://127.0.0.1:5099/): dotnet run --project src/Payouts.Simulator
              --pause SECONDS            waits before each further payout, so that there is time to stop it
            quickstart --live PROVIDER   runs on the provider's sandbox with the keys in the environment
            """);
        foreach (SampleAccount account in SampleAccount.All) Console.WriteLine($"  {account.Name}: {string.Join(", ", account.Variables)}");
        return 2;
    }
}
