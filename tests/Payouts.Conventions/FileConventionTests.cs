using System.Text.RegularExpressions;

namespace Payouts.Conventions;

public sealed partial class FileConventionTests
{
    private const int MostLines = 350;

    // A table that is read line by line against the list it is from stays in one piece.
    private static readonly string[] Tables = ["src/Payouts/Currency.Codes.cs"];

    private static readonly string[] ProviderNames = ["monime", "moneroo", "alexpay"];

    private static readonly string[] AdapterParts = ["Options", "Provider", "Requests", "Responses", "Errors", "Statuses", "Methods", "Webhooks", "Registration"];

    private static readonly string[] Core = ["Sending", "Journal", "Tracking", "Validation", "Diagnostics"];

    public static TheoryData<string> Adapters => new(Repository.Adapters());

    [Fact]
    public void A_file_holds_one_public_type_and_has_its_name()
    {
        var wrong = new List<string>();
        foreach (string file in Repository.Sources("src"))
        {
            string[] types = [.. PublicTypePattern().Matches(Repository.Read(file)).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
            string name = Path.GetFileName(file).Split('.')[0];
            if (types.Length > 1 || (types.Length == 1 && !string.Equals(types[0], name, StringComparison.Ordinal))) wrong.Add($"{file}: {string.Join(", ", types)}");
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void A_file_has_at_most_350_lines() =>
        Repository.Sources("src").Where(file => Lines(file) > MostLines && !Tables.Contains(file)).Select(file => $"{file}: {Lines(file)}").Should().BeEmpty("two things may live there");

    [Fact]
    public void A_table_that_is_let_off_is_still_that_long() => Tables.Should().OnlyContain(file => Lines(file) > MostLines);

    [Fact]
    public void Nothing_outside_an_adapters_folder_knows_a_provider_by_name()
    {
        IEnumerable<string> mentions =
            from file in Repository.Sources("src/Payouts")
            from provider in ProviderNames
            where !file.StartsWith($"src/Payouts/{provider}/", StringComparison.OrdinalIgnoreCase)
            from line in Repository.Read(file).Split('\n').Select((text, index) => (Text: text, Number: index + 1))
            where line.Text.Contains(provider, StringComparison.OrdinalIgnoreCase)
            select $"{file}:{line.Number}: {line.Text.Trim()}";

        mentions.Should().BeEmpty();
    }

    [Fact]
    public void There_is_an_adapter_to_check() => Repository.Adapters().Should().NotBeEmpty();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void An_adapters_folder_holds_the_files_that_every_adapter_has(string adapter) =>
        AdapterParts.Where(part => !File.Exists(Path.Combine(Repository.Root, "src", "Payouts", adapter, $"{adapter}{part}.cs"))).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Every_file_of_an_adapter_carries_its_name(string adapter) =>
        Repository.Sources($"src/Payouts/{adapter}").Where(file => !Path.GetFileName(file).StartsWith(adapter, StringComparison.Ordinal)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void An_adapter_uses_the_model_and_the_seam_only(string adapter)
    {
        IEnumerable<string> uses =
            from file in Repository.Sources($"src/Payouts/{adapter}")
            from part in Core
            where Repository.Read(file).Contains($"Payouts.{part}", StringComparison.Ordinal)
            select $"{file}: Payouts.{part}";

        uses.Should().BeEmpty();
    }

    private static int Lines(string file) => Repository.Read(file).TrimEnd('\n').Split('\n').Length;

    [GeneratedRegex(
        @"^public\s+(?:(?:sealed|abstract|static|readonly|partial|ref|unsafe)\s+)*(?:record\s+struct|record\s+class|class|struct|interface|enum|record|delegate\s+[\w<>?,\s]+?)\s+(?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex PublicTypePattern();
}
