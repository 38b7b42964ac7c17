using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Simulator.Alexpay;

/// <summary>How webhooks are signed: HMAC-SHA256 is documented, all else is a choice (https://developer.alexpay.com/generate-webhook-secret).</summary>
public sealed class AlexpayWebhookSignature
{
    /// <summary>The header of the signature; <c>mor-signature</c> by default, as sibling sites have it.</summary>
    public string Header
    {
        get;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    } = "mor-signature";

    /// <summary>The header of the Unix time; null, the default, puts it into the signature header as <c>t=…,v1=…</c>.</summary>
    public string? TimestampHeader { get; set; }

    /// <summary>The signed bytes; time, point and body by default.</summary>
    public AlexpaySignedBytes SignedBytes { get; set; }

    /// <summary>Whether the signature is in base64 instead of lower-case hexadecimal; false by default.</summary>
    public bool InBase64 { get; set; }

    internal IReadOnlyList<KeyValuePair<string, string>> Sign(byte[] body, string secret, DateTimeOffset at)
    {
        string time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(PrefixOf(time)), .. body];
        byte[] code = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        string signature = InBase64 ? Convert.ToBase64String(code) : Convert.ToHexStringLower(code);
        if (SignedBytes == AlexpaySignedBytes.Body)
            return [KeyValuePair.Create(Header, signature)];
        return TimestampHeader is null
            ? [KeyValuePair.Create(Header, $"t={time},v1={signature}")]
            : [KeyValuePair.Create(Header, signature), KeyValuePair.Create(TimestampHeader, time)];
    }

    private string PrefixOf(string time) => SignedBytes switch
    {
        AlexpaySignedBytes.TimestampDotBody => time + ".",
        AlexpaySignedBytes.TimestampBody => time,
        _ => "",
    };
}
