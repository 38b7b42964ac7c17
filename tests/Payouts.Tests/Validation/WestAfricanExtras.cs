namespace Payouts.Tests.Validation;

internal sealed class WestAfricanExtras : PayoutExtras
{
    public override string ProviderType => "WestAfrican";

    public override IEnumerable<KeyValuePair<string, string>> Describe() => [];
}
