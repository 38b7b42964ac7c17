namespace Payouts.Monime;

/// <summary>What Monime takes beyond the unified request.</summary>
public sealed class MonimeExtras : PayoutExtras
{
    /// <inheritdoc />
    public override string ProviderType => MonimeOptions.ProviderType;

    /// <summary>Monime's own code of the receiving network, bank or wallet, such as <c>m17</c>: taken in place of the one that the destination gives.</summary>
    public string? MethodCode { get; init; }

    /// <inheritdoc />
    public override IEnumerable<KeyValuePair<string, string>> Describe() =>
        MethodCode is null ? [] : [KeyValuePair.Create(nameof(MethodCode), MethodCode)];
}
