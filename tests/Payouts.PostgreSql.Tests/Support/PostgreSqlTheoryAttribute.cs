namespace Payouts.PostgreSql.Tests.Support;

/// <summary>A table of tests that need a real server.</summary>
internal sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = PostgreSqlRequirement.Skip;
}
