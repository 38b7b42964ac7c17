using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Payouts.Journal;

/// <summary>Turns records, timeline entries and events into the bytes that a durable journal stores, and back; what is private in them is encrypted where a protector is given.</summary>
/// <remarks>What cannot be decrypted is read with blanks in its place, and written back as it was: a lost key costs the sight of it, and destroys nothing.</remarks>
public sealed class JournalCodec
{
    private const string SealedEvent = "What happened cannot be decrypted: bring back the key it was written with, or look the payout up.";

    private readonly IPayoutDataProtector? _protector;

    /// <summary>Makes a codec.</summary>
    /// <param name="protector">Encrypts what is private, or <c>null</c>.</param>
    public JournalCodec(IPayoutDataProtector? protector = null) => _protector = protector;

    /// <summary>The bytes of a record without what the journal keeps beside it: version, claim and timeline.</summary>
    public byte[] Write(JournalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        JournalRecord stored = record with { Version = 0, Claim = null, Timeline = [] };
        if (_protector is null && record.SealedParts.Count == 0) return Json(stored, JournalJsonContext.Default.JournalRecord);
        var parts = new List<StoredPart>(record.SealedParts);
        if (RecordPrivacy.Private(stored) is { } own) parts.Add(Part(own, JournalJsonContext.Default.PrivateRecord));
        return StoredParts.Join(Json(RecordPrivacy.Clear(stored), JournalJsonContext.Default.JournalRecord), parts);
    }

    /// <summary>The bytes of a timeline entry.</summary>
    public byte[] Write(TimelineEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is { Who: null, Why: null }
            ? Json(entry, JournalJsonContext.Default.TimelineEntry)
            : Write(entry, entry with { Who = null, Why = null }, new PrivateWords { Who = entry.Who, Why = entry.Why }, JournalJsonContext.Default.TimelineEntry);
    }

    /// <summary>The bytes of an event.</summary>
    public byte[] Write(PayoutEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return Write(happened, happened with { Description = "" }, new PrivateWords { Description = happened.Description }, JournalJsonContext.Default.PayoutEvent);
    }

    /// <summary>A record as it was written, with what the journal keeps beside it; where it cannot be decrypted, <see cref="JournalRecord.IsSealed"/>.</summary>
    /// <exception cref="PayoutJournalException">The bytes cannot be read.</exception>
    public JournalRecord ReadRecord(ReadOnlySpan<byte> stored, long version, JournalClaim? claim, IReadOnlyList<TimelineEntry> timeline)
    {
        JournalRecord record = ReadClear(stored, JournalJsonContext.Default.JournalRecord, "record", out IReadOnlyList<StoredPart> parts);
        var closed = new List<StoredPart>();
        record = record with { IsSealed = parts.Count > 0 && !ForgottenRecord.IsForgotten(record) };
        foreach (StoredPart part in parts.Reverse())
        {
            // The newest part comes first, so that its values stand.
            if (Open(part, JournalJsonContext.Default.PrivateRecord, "record") is not { } own) closed.Insert(0, part);
            else if (own.Request is { } request && !string.Equals(request.Reference, record.Reference, StringComparison.Ordinal)) throw Damaged("record");
            else record = RecordPrivacy.Fill(record, own);
        }

        return record.IsSealed && closed.Count == 0
            ? throw Damaged("record")
            : record with { SealedParts = closed, Version = version, Claim = claim, Timeline = timeline };
    }

    /// <summary>A timeline entry as it was written, without the person and the grounds where they cannot be decrypted.</summary>
    /// <exception cref="PayoutJournalException">The bytes cannot be read.</exception>
    public TimelineEntry ReadEntry(ReadOnlySpan<byte> stored)
    {
        TimelineEntry entry = ReadClear(stored, JournalJsonContext.Default.TimelineEntry, "timeline entry", out IReadOnlyList<StoredPart> parts);
        return parts is [StoredPart part, ..] && Open(part, JournalJsonContext.Default.PrivateWords, "timeline entry") is { } words
            ? entry with { Who = words.Who, Why = words.Why }
            : entry;
    }

    /// <summary>An event as it was written, with words that say so in place of a description that cannot be decrypted.</summary>
    /// <exception cref="PayoutJournalException">The bytes cannot be read.</exception>
    public PayoutEvent ReadEvent(ReadOnlySpan<byte> stored)
    {
        PayoutEvent happened = ReadClear(stored, JournalJsonContext.Default.PayoutEvent, "event", out IReadOnlyList<StoredPart> parts);
        return parts is [StoredPart part, ..]
            ? happened with { Description = Open(part, JournalJsonContext.Default.PrivateWords, "event")?.Description ?? SealedEvent }
            : happened;
    }

    private static byte[] Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    private byte[] Write<T>(T whole, T clear, PrivateWords words, JsonTypeInfo<T> type) =>
        _protector is null ? Json(whole, type) : StoredParts.Join(Json(clear, type), [Part(words, JournalJsonContext.Default.PrivateWords)]);

    private StoredPart Part<T>(T value, JsonTypeInfo<T> type)
    {
        byte[] plain = Json(value, type);
        return _protector is null ? new StoredPart(IsProtected: false, plain) : new StoredPart(IsProtected: true, _protector.Protect(plain));
    }

    private static T ReadClear<T>(ReadOnlySpan<byte> stored, JsonTypeInfo<T> type, string what, out IReadOnlyList<StoredPart> parts) =>
        StoredParts.TrySplit(stored, out ReadOnlySpan<byte> clear, out parts) ? Parse(clear, type, what) : throw Damaged(what);

    // Null where it cannot be decrypted now: its key is gone, or nothing is registered that has one.
    private T? Open<T>(StoredPart part, JsonTypeInfo<T> type, string what)
        where T : class
    {
        if (!part.IsProtected) return Parse(part.Bytes.Span, type, what);
        if (_protector is null) return null;
        byte[] plain;
        try
        {
            plain = _protector.Unprotect(part.Bytes.Span);
        }
        catch (CryptographicException)
        {
            return null;
        }

        return Parse(plain, type, what);
    }

    private static T Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, string what)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw Damaged(what);
        }
        catch (JsonException error)
        {
            // The exception of the reader quotes what it read, which may be private: only its place is told.
            throw Damaged(what, error.BytePositionInLine);
        }
    }

    private static PayoutJournalException Damaged(string what, long? place = null) =>
        new($"A {what} in the journal cannot be read{(place is { } at ? $" (byte {at})" : "")}: it is damaged, or a newer version wrote it. Nothing was changed or sent.");
}
