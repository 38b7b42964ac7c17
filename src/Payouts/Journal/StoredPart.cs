namespace Payouts.Journal;

/// <summary>One private part of something stored, as its bytes stand in the journal.</summary>
/// <param name="IsProtected">Whether an <see cref="IPayoutDataProtector"/> wrapped it.</param>
/// <param name="Bytes">The cipher, or the plain JSON.</param>
internal sealed record StoredPart(bool IsProtected, ReadOnlyMemory<byte> Bytes);
