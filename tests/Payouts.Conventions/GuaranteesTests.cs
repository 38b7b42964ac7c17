using Payouts.Chaos.Defects;
using Payouts.Chaos.Mistakes;

namespace Payouts.Conventions;

/// <summary>What <c>docs/guarantees.md</c> says of the proofs is what the proofs are.</summary>
public sealed class GuaranteesTests
{
    [Fact]
    public void The_tables_are_what_the_code_says()
    {
        string page = Path.Combine(Repository.Root, "docs", "guarantees.md");
        string generated = GuaranteesTables.PutInto(File.ReadAllText(page).ReplaceLineEndings("\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is "1") File.WriteAllText(page, generated);

        File.ReadAllText(page).ReplaceLineEndings("\n").Should().Be(generated, "the tables are generated: UPDATE_DOCS=1 dotnet test tests/Payouts.Conventions");
    }

    [Fact]
    public void Defects_are_numbered_from_one() => DefectList.All.Select(static defect => defect.Number).Should().Equal(Enumerable.Range(1, 26));

    [Fact]
    public void Every_deliberate_mistake_still_fits_the_source()
    {
        IEnumerable<string> misfits =
            from mistake in MistakeList.All
            from edit in mistake.Edits
            where Repository.Read($"src/Payouts/{edit.File}").Split(edit.Right).Length != 2
            select $"{mistake.Name} in {edit.File}";

        misfits.Should().BeEmpty("each changes a place that stands there once; mend tests/Payouts.Chaos/Mistakes/MistakeList.cs");
    }

    [Fact]
    public void Every_deliberate_mistake_has_a_script_and_a_name_of_its_own()
    {
        MistakeList.All.Select(static mistake => mistake.Name).Should().OnlyHaveUniqueItems();
        MistakeList.All.Select(static mistake => mistake.Defect).Except(DefectList.All.Select(static defect => defect.Number)).Should().BeEmpty();
    }
}
