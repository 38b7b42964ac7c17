namespace Payouts.Simulator.Alexpay;

/// <summary>Two keys that belong together and the environment that they open.</summary>
/// <param name="Environment">The environment's name, such as <c>test</c> or <c>live</c>.</param>
/// <param name="SecretKey">The value of the header <c>secret-key</c>.</param>
/// <param name="PublicKey">The value of the header <c>public-key</c>.</param>
public sealed record AlexpayKeyPair(string Environment, string SecretKey, string PublicKey)
{
    /// <summary>The environment and no key.</summary>
    public override string ToString() => Environment;
}
