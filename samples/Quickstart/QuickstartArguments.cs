namespace Quickstart;

/// <summary>What the command line asks for.</summary>
internal sealed record QuickstartArguments(string? LiveProvider)
{
    public static QuickstartArguments? Parse(string[] args) => args switch
    {
        [] => new QuickstartArguments(LiveProvider: null),
        ["--live", { Length: > 0 } provider] => new QuickstartArguments(provider),
        _ => null,
    };

    public static int PrintUsage()
    {
        Console.WriteLine("""
            quickstart                   runs on the built-in simulator: no keys, no network
            quickstart --live PROVIDER   runs on the provider's sandbox with the keys in the environment
            """);
        foreach (SampleAccount account in SampleAccount.All) Console.WriteLine($"  {account.Name}: {string.Join(", ", account.Variables)}");
        return 2;
    }
}
