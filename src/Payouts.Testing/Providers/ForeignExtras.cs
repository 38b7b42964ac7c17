namespace Payouts.Testing;

/// <summary>Extras for a provider that does not exist, with a private value.</summary>
internal sealed class ForeignExtras : PayoutExtras
{
    public override string ProviderType => "Conformance";

    public override IEnumerable<KeyValuePair<string, string>> Describe() => [new("Private", "5f2dcanary")];
}
