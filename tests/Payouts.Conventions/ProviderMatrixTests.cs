using System.Reflection;
using Payouts.Providers;

namespace Payouts.Conventions;

public sealed class ProviderMatrixTests
{
    [Fact]
    public void The_page_is_what_the_code_says()
    {
        string page = Path.Combine(Repository.Root, "docs", "provider-matrix.md");
        string generated = ProviderMatrix.Write().ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is "1") File.WriteAllText(page, generated);

        string committed = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";

        committed.Should().Be(generated, "the page is generated: UPDATE_DOCS=1 dotnet test tests/Payouts.Conventions");
    }

    [Fact]
    public void Every_adapter_has_a_column() =>
        typeof(PayoutClient).Assembly.GetCustomAttributes<PayoutProviderAdapterAttribute>().Select(adapter => adapter.ProviderType).Except(ProviderMatrix.ProviderTypes).Should().BeEmpty();

    [Fact]
    public void Every_level_is_explained() => Enum.GetValues<VerificationLevel>().Should().Equal(ProviderMatrix.Explained);
}
