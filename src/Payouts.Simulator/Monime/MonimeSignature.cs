using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Simulator.Monime;

/// <summary>The signature of a webhook: HMAC-SHA256 in base64 over the Unix time, an underscore and the body (Monime's own plugin, <c>src/Monime/core/webhook.php</c>).</summary>
internal static class MonimeSignature
{
    public const string Header = "Monime-Signature";

    public static IReadOnlyList<KeyValuePair<string, string>> Sign(byte[] body, string secret, DateTimeOffset at)
    {
        string time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time), (byte)'_', .. body];
        string code = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return [KeyValuePair.Create(Header, $"t={time},v1={code}")];
    }
}
