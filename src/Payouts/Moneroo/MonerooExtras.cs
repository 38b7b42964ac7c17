namespace Payouts.Moneroo;

/// <summary>What Moneroo takes beyond the unified request.</summary>
public sealed class MonerooExtras : PayoutExtras
{
    /// <inheritdoc />
    public override string ProviderType => MonerooOptions.ProviderType;

    /// <summary>Moneroo's own code of the payout method, such as <c>mtn_bj</c>: taken in place of the one that network and country give.</summary>
    public string? Method { get; init; }

    /// <inheritdoc />
    public override IEnumerable<KeyValuePair<string, string>> Describe() =>
        Method is null ? [] : [KeyValuePair.Create(nameof(Method), Method)];
}
