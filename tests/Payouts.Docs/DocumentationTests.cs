namespace Payouts.Docs;

/// <summary>Every C# block of the documentation stands, line for line, in a snippet that is compiled with this project.</summary>
public sealed class DocumentationTests
{
    // The snippets of this project, and what is compiled and run elsewhere: the sample adapter and the runs of the suite on it.
    private static readonly string[] Compiled = ["tests/Payouts.Docs/Snippets", "tests/Payouts.SampleAdapter", "tests/Payouts.Tests/Conformance"];

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Pages()
    {
        var pages = new TheoryData<string> { "README.md" };
        foreach (string page in Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            pages.Add(Path.GetRelativePath(Root, page));
        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_code_block_of_a_page_is_compiled(string page)
    {
        string snippets = string.Join('\n', Compiled.SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs")).Select(static file => Normalize(File.ReadLines(file))));

        IEnumerable<string> missing = BlocksOf(page).Where(block => !snippets.Contains(block, StringComparison.Ordinal));

        missing.Should().BeEmpty("each csharp block is copied into tests/Payouts.Docs/Snippets or from the sample adapter, so that it compiles");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_relative_link_of_a_page_leads_to_a_file(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, page))!;

        IEnumerable<string> broken = LinksOf(File.ReadAllText(Path.Combine(Root, page)))
            .Where(static link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#'))
            .Where(link => !File.Exists(Path.Combine(folder, link.Split('#')[0])));

        broken.Should().BeEmpty();
    }

    [Fact]
    public void The_comparison_finds_the_readmes_program()
    {
        BlocksOf("README.md").Should().ContainSingle().Which.Should().Contain("Reference = \"refund-4711\"");
    }

    private static IEnumerable<string> BlocksOf(string page)
    {
        List<string>? block = null;
        foreach (string line in File.ReadLines(Path.Combine(Root, page)))
        {
            if (line.StartsWith("```csharp", StringComparison.Ordinal))
            {
                block = [];
            }
            else if (line.StartsWith("```", StringComparison.Ordinal) && block is not null)
            {
                yield return Normalize(block);
                block = null;
            }
            else
            {
                block?.Add(line);
            }
        }
    }

    // Indentation, blank lines and using directives differ between a page and a file.
    private static string Normalize(IEnumerable<string> lines) => string.Join(
        '\n',
        lines.Select(static line => line.Trim())
            .Where(static line => line.Length > 0 && !(line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal))));

    private static IEnumerable<string> LinksOf(string text)
    {
        for (int at = text.IndexOf("](", StringComparison.Ordinal); at >= 0; at = text.IndexOf("](", at + 2, StringComparison.Ordinal))
        {
            int end = text.IndexOf(')', at);
            if (end > at) yield return text[(at + 2)..end];
        }
    }

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Payouts.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("Payouts.sln");
        return folder;
    }
}
