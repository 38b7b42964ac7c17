using System.Security.Cryptography;
using System.Text;

namespace Payouts.Simulator.Moneroo;

/// <summary>The signature of a webhook: HMAC-SHA256 over the body alone, in lower-case hexadecimal (https://docs.moneroo.io/introduction/webhooks).</summary>
internal static class MonerooSignature
{
    public const string Header = "X-Moneroo-Signature";

    public static IReadOnlyList<KeyValuePair<string, string>> Sign(byte[] body, string secret, DateTimeOffset at) =>
        [KeyValuePair.Create(Header, Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)))];
}
