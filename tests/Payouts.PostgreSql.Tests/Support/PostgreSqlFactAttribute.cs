namespace Payouts.PostgreSql.Tests.Support;

/// <summary>A test that needs a real server.</summary>
internal sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlRequirement.Skip;
}
