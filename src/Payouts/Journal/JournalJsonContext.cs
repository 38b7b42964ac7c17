using System.Text.Json.Serialization;

namespace Payouts.Journal;

/// <summary>How records, timeline entries and events are written as JSON. What is left out reads back as its default, so that older rows stay readable.</summary>
[JsonSerializable(typeof(JournalRecord))]
[JsonSerializable(typeof(TimelineEntry))]
[JsonSerializable(typeof(PayoutEvent))]
[JsonSerializable(typeof(PrivateRecord))]
[JsonSerializable(typeof(PrivateWords))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class JournalJsonContext : JsonSerializerContext;
