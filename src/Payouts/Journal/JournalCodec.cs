using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Payouts.Journal;

/// <summary>Turns records, timeline entries and events into the bytes that a durable journal stores, and back; encrypted where a protector is given.</summary>
public sealed class JournalCodec
{
    // JSON begins with a brace; protected bytes follow a mark, so that a journal may hold both while encryption is being switched on.
    private const byte ProtectedMark = 1;

    private readonly IPayoutDataProtector? _protector;

    /// <summary>Makes a codec.</summary>
    /// <param name="protector">Encrypts everything stored, or <c>null</c>.</param>
    public JournalCodec(IPayoutDataProtector? protector = null) => _protector = protector;

    /// <summary>The bytes of a record without what the journal keeps beside it: version, claim and timeline.</summary>
    public byte[] Write(JournalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Write(record with { Version = 0, Claim = null, Timeline = [] }, JournalJsonContext.Default.JournalRecord);
    }

    /// <summary>The bytes of a timeline entry.</summary>
    public byte[] Write(TimelineEntry entry) => Write(entry, JournalJsonContext.Default.TimelineEntry);

    /// <summary>The bytes of an event.</summary>
    public byte[] Write(PayoutEvent happened) => Write(happened, JournalJsonContext.Default.PayoutEvent);

    /// <summary>A record as it was written, with what the journal keeps beside it.</summary>
    /// <exception cref="PayoutJournalException">The bytes cannot be decrypted or read.</exception>
    public JournalRecord ReadRecord(ReadOnlySpan<byte> stored, long version, JournalClaim? claim, IReadOnlyList<TimelineEntry> timeline) =>
        Read(stored, JournalJsonContext.Default.JournalRecord, "record") with { Version = version, Claim = claim, Timeline = timeline };

    /// <summary>A timeline entry as it was written.</summary>
    /// <exception cref="PayoutJournalException">The bytes cannot be decrypted or read.</exception>
    public TimelineEntry ReadEntry(ReadOnlySpan<byte> stored) => Read(stored, JournalJsonContext.Default.TimelineEntry, "timeline entry");

    /// <summary>An event as it was written.</summary>
    /// <exception cref="PayoutJournalException">The bytes cannot be decrypted or read.</exception>
    public PayoutEvent ReadEvent(ReadOnlySpan<byte> stored) => Read(stored, JournalJsonContext.Default.PayoutEvent, "event");

    private byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return _protector is null ? plain : [ProtectedMark, .. _protector.Protect(plain)];
    }

    private T Read<T>(ReadOnlySpan<byte> stored, JsonTypeInfo<T> type, string what)
    {
        try
        {
            bool isProtected = stored is [ProtectedMark, ..];
            if (isProtected && _protector is null)
                throw new PayoutJournalException($"A {what} in the journal is encrypted and no IPayoutDataProtector is registered: register the one it was written with.");
            return JsonSerializer.Deserialize(isProtected ? _protector!.Unprotect(stored[1..]) : stored, type)
                ?? throw new JsonException("It is null.");
        }
        catch (CryptographicException error)
        {
            throw new PayoutJournalException($"A {what} in the journal cannot be decrypted: bring back the key it was written with. Nothing was changed or sent.", error);
        }
        catch (JsonException error)
        {
            // The exception of the reader quotes what it read, which may be private: only its place is told.
            throw new PayoutJournalException(
                $"A {what} in the journal cannot be read (byte {error.BytePositionInLine}): it is damaged, or a newer version wrote it. Nothing was changed or sent.");
        }
    }
}
