using System.Text.Json.Serialization;
using Payouts.Benchmarks.Peers;

namespace RawApp;

/// <summary>The source-generated serialisers of the bodies.</summary>
[JsonSerializable(typeof(RawBody))]
[JsonSerializable(typeof(AnswerBody))]
internal sealed partial class RawJson : JsonSerializerContext;
