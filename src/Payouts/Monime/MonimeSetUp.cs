using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>What follows from an account's options: made once for each set of them, for it is asked for several times with every payout.</summary>
internal sealed class MonimeSetUp(MonimeOptions options)
{
    internal MonimeOptions Options { get; } = options;

    internal MonimeApi Api { get; } = options.Api;

    internal string SpaceId { get; } = options.SpaceId;

    /// <summary>The value of the version's header, or <c>null</c> where the API has none.</summary>
    internal string? Version { get; } = options.Api == MonimeApi.V1 ? options.Version : null;

    internal string? SourceAccount { get; } = options.SourceAccount;

    internal ProviderCapabilities Capabilities { get; } = MonimeCapabilities.Of(
        options.Api, isLive: string.Equals(EnvironmentOf(options), "live", StringComparison.Ordinal), options.CreateTimeout);

    internal ProviderAddress Address { get; } = new(
        MonimeOptions.ProviderType,
        options.BaseAddress.AbsoluteUri,
        options.Api == MonimeApi.V1 ? options.Version : "2024-08-01",
        options.SpaceId,
        EnvironmentOf(options));

    internal Uri Payouts { get; } = MonimeClient.AddressOf(options, "payouts");

    internal string Authorization { get; } = $"Bearer {options.AccessToken}";

    // mon_test_… is a test token, any other mon_… a live one (environment page); other shapes do not tell.
    private static string? EnvironmentOf(MonimeOptions options) =>
        options.AccessToken.StartsWith("mon_test_", StringComparison.Ordinal) ? "test"
        : options.AccessToken.StartsWith("mon_", StringComparison.Ordinal) ? "live"
        : null;
}
