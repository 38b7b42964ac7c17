using Azure.Core;

namespace Payouts.Benchmarks.Peers;

/// <summary>Azure.Core's options as a client of it gets them: nothing is changed but the transport.</summary>
internal sealed class AzureCoreOptions : ClientOptions;
