namespace Payouts.PostgreSql.Tests.Support;

/// <summary>Tests over the one server, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneServer : ICollectionFixture<ServerFixture>
{
    public const string Name = "PostgreSQL";
}
