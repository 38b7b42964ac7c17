using Payouts.Testing;

namespace Payouts.Tests.Conformance;

/// <summary>Every rule of the suite on every adapter, against the server that plays its provider.</summary>
public sealed class ProviderConformanceTests
{
    public static TheoryData<string, string> Rules
    {
        get
        {
            var rules = new TheoryData<string, string>();
            foreach (SubjectCase subject in Subjects.All)
            {
                foreach (ProviderCheck check in ProviderConformance.All) rules.Add(subject.Name, check.Name);
            }

            return rules;
        }
    }

    public static TheoryData<string> Cases => new(Subjects.All.Select(static subject => subject.Name));

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_rule_is_kept_or_is_known_not_to_apply(string subject, string rule)
    {
        SubjectCase known = Subjects.All.Single(each => each.Name == subject);
        await using ProviderSubject adapter = known.Create();

        ProviderCheckResult result = await ProviderConformance.All.Single(check => check.Name == rule).RunAsync(adapter, CancellationToken.None);

        result.NotApplicableBecause.Should().Be(known.NotApplicable.GetValueOrDefault(rule));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_known_not_to_apply_is_a_rule_of_the_suite(string subject) =>
        Subjects.All.Single(each => each.Name == subject).NotApplicable.Keys.Except(ProviderConformance.All.Select(static check => check.Name)).Should().BeEmpty();
}
