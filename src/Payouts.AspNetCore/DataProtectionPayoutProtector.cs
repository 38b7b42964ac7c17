using Microsoft.AspNetCore.DataProtection;
using Payouts.Journal;

namespace Payouts.AspNetCore;

/// <summary>Encrypts under the application's Data Protection keys, with a purpose that nothing else has.</summary>
internal sealed class DataProtectionPayoutProtector(IDataProtectionProvider provider) : IPayoutDataProtector
{
    // Part of every key that is derived: another text would make everything stored unreadable.
    private const string Purpose = "Payouts.Journal.v1";

    private readonly IDataProtector _protector = provider.CreateProtector(Purpose);

    public byte[] Protect(ReadOnlySpan<byte> plain) => _protector.Protect(plain.ToArray());

    public byte[] Unprotect(ReadOnlySpan<byte> cipher) => _protector.Unprotect(cipher.ToArray());
}
