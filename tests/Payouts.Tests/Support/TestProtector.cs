using System.Security.Cryptography;
using Payouts.Journal;

namespace Payouts.Tests.Support;

/// <summary>AES-GCM under the first of its keys; opens what any of them wrapped.</summary>
internal sealed class TestProtector(params byte[][] keys) : IPayoutDataProtector
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    internal static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    internal int Protected { get; private set; }

    public byte[] Protect(ReadOnlySpan<byte> plain)
    {
        Protected++;
        using var aes = new AesGcm(keys[0], TagSize);
        byte[] cipher = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(cipher.AsSpan(0, NonceSize));
        aes.Encrypt(cipher.AsSpan(0, NonceSize), plain, cipher.AsSpan(NonceSize, plain.Length), cipher.AsSpan(NonceSize + plain.Length));
        return cipher;
    }

    public byte[] Unprotect(ReadOnlySpan<byte> cipher)
    {
        byte[] plain = new byte[cipher.Length - NonceSize - TagSize];
        foreach (byte[] key in keys)
        {
            try
            {
                using var aes = new AesGcm(key, TagSize);
                aes.Decrypt(cipher[..NonceSize], cipher[NonceSize..^TagSize], cipher[^TagSize..], plain);
                return plain;
            }
            catch (CryptographicException)
            {
                // Another key may have wrapped it.
            }
        }

        throw new CryptographicException("None of the keys wrapped it.");
    }
}
