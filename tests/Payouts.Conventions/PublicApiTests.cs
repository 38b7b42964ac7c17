using System.Reflection;

namespace Payouts.Conventions;

/// <summary>What users compile against changes only when somebody approves it.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => new(Repository.Packages.Select(package => package.GetName().Name!));

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_API_is_the_approved_one(string package)
    {
        string folder = Path.Combine(Repository.Root, "tests", "Payouts.Conventions", "PublicApi");
        string approved = Path.Combine(folder, $"{package}.txt");
        string received = Path.Combine(folder, $"{package}.received.txt");
        string actual = PublicApiText.Of(Assembly.Load(package));
        if (Environment.GetEnvironmentVariable("UPDATE_API") is "1") File.WriteAllText(approved, actual);
        string expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        string[] added = [.. actual.Split('\n').Except(expected.Split('\n'))];
        string[] removed = [.. expected.Split('\n').Except(actual.Split('\n'))];
        Assert.Fail(
            $"The public API of {package} changed. Compare PublicApi/{package}.received.txt with {package}.txt; if the change is meant, approve it with\n"
            + $"  UPDATE_API=1 dotnet test tests/Payouts.Conventions\nand say so in CHANGELOG.md.\n{string.Join('\n', removed.Select(line => $"- {line.Trim()}").Concat(added.Select(line => $"+ {line.Trim()}")))}");
    }
}
