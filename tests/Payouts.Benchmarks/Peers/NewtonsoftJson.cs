using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Payouts.Benchmarks.Peers;

/// <summary>The settings with which Newtonsoft.Json writes and reads the same bodies as everybody else.</summary>
internal static class NewtonsoftJson
{
    public static JsonSerializerSettings Settings { get; } = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() },
        NullValueHandling = NullValueHandling.Ignore,
    };
}
