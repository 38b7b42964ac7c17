using System.Text.Json.Serialization;
using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Compares records by their JSON: records compare their lists by reference.</summary>
[JsonSerializable(typeof(JournalRecord))]
[JsonSerializable(typeof(PayoutEvent))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class RecordJsonContext : JsonSerializerContext;
