using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payouts.Tests.Stubs;

/// <summary>What the runner has to know of one provider: the settings of an account, and what is paid where a mapping does not say.</summary>
/// <remarks>Accounts are set up through configuration, so that this names no type of an adapter.</remarks>
internal abstract class ProviderStubs
{
    /// <summary>How requests are read from mappings.</summary>
    protected static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    private static readonly ProviderStubs[] All = [new MonimeStubs(), new MonerooStubs(), new AlexpayStubs()];

    /// <summary>The adapter's name.</summary>
    internal abstract string ProviderType { get; }

    /// <summary>The name of the account and of the folder of mappings.</summary>
    internal abstract string Account { get; }

    /// <summary>The payout that is made where a mapping does not say.</summary>
    internal abstract PayoutRequest DefaultRequest { get; }

    /// <summary>What this provider alone can be asked.</summary>
    internal virtual IReadOnlyDictionary<string, Func<StubCall, Task<JsonObject>>> Operations { get; } = new Dictionary<string, Func<StubCall, Task<JsonObject>>>();

    /// <summary>The glue of the provider whose folder this is.</summary>
    internal static ProviderStubs Of(string folder) => Array.Find(All, stubs => stubs.Account == folder)
        ?? throw new NotSupportedException($"The runner has no {nameof(ProviderStubs)} for the folder wiremock/{folder}: write one.");

    /// <summary>The settings of an account whose requests carry a credential.</summary>
    internal abstract Dictionary<string, string?> Settings(Uri address, string credential);

    /// <summary>The payout that a mapping has as its request: the library's own JSON of it.</summary>
    internal virtual PayoutRequest Read(JsonObject request) => request.Deserialize<PayoutRequest>(Json)!;

    /// <summary>The extras that a mapping has, of the provider's own type.</summary>
    internal PayoutExtras ReadExtras(JsonNode extras) => (PayoutExtras)extras.Deserialize(AdapterTables.TypeOf(ProviderType, "Extras"), Json)!;
}
