namespace Payouts.Journal;

/// <summary>Encrypts what a durable journal stores of people: phone and account numbers, names, texts, bodies. Register one to switch it on.</summary>
/// <remarks>Keys must outlive the payouts: what cannot be decrypted any more can be looked up at the provider, and neither sent nor repeated. May be called from many threads at once.</remarks>
public interface IPayoutDataProtector
{
    /// <summary>Encrypts with integrity.</summary>
    byte[] Protect(ReadOnlySpan<byte> plain);

    /// <summary>Decrypts what <see cref="Protect"/> gave, under today's key or an older one.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or its key is gone.</exception>
    byte[] Unprotect(ReadOnlySpan<byte> cipher);
}
