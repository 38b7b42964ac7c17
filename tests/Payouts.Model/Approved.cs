namespace Payouts.Model;

/// <summary>The counterexamples as they were read and approved.</summary>
internal static class Approved
{
    public static string Read(string mistake)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Approved", $"{mistake}.txt");
        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
    }
}
