using System.Text.Json.Serialization;

namespace Payouts.Benchmarks.Peers;

/// <summary>The source-generated serialisers of the bodies.</summary>
[JsonSerializable(typeof(CreateBody))]
[JsonSerializable(typeof(AnswerBody))]
internal sealed partial class PeerJson : JsonSerializerContext;
