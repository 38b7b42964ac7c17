using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Benchmarks.Peers;

/// <summary>Signs deliveries as a provider does.</summary>
/// <param name="Account">The account that takes them.</param>
/// <param name="Secret">What they are signed with.</param>
/// <param name="Body">A body of so many bytes, in which a running number makes each a new one.</param>
/// <param name="Sign">The signature's header, of the secret, the time in Unix seconds, and the body.</param>
internal sealed record WebhookSender(string Account, string Secret, Func<int, long, byte[]> Body, Func<byte[], string, byte[], (string Name, string Value)> Sign)
{
    public static WebhookSender Monime { get; } = new("monime", "monime-benchmark-secret-at-least-32-chars", MonimeBody, static (key, time, body) =>
        ("Monime-Signature", $"t={time},v1={Convert.ToBase64String(Mac(key, $"{time}_", body))}"));

    public static WebhookSender Moneroo { get; } = new("moneroo", "whsec_benchmark_secret", MonerooBody, static (key, _, body) =>
        ("X-Moneroo-Signature", Convert.ToHexStringLower(Mac(key, "", body))));

    public static WebhookSender Alexpay { get; } = new("alexpay", "alexpay-benchmark-webhook-secret", AlexpayBody, static (key, time, body) =>
        ("mor-signature", $"t={time},v1={Convert.ToHexStringLower(Mac(key, $"{time}.", body))}"));

    public static IReadOnlyList<WebhookSender> All { get; } = [Monime, Moneroo, Alexpay];

    /// <summary>A genuine delivery; the headers beside its own are what a proxy adds.</summary>
    public WebhookDelivery Deliver(int size, long number, DateTimeOffset now)
    {
        byte[] body = Body(size, number);
        (string name, string value) = Sign(Encoding.UTF8.GetBytes(Secret), now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), body);
        return new WebhookDelivery
        {
            Account = Account,
            Body = body,
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = "pay.example.com", ["Content-Type"] = "application/json", [name] = value },
        };
    }

    private static byte[] MonimeBody(int size, long number) => Filled(
        size, $$$"""{"apiVersion":"caph.2025-08-23","event":{"id":"wkd-{{{number:D12}}}","name":"payout.completed","timestamp":"1771803194"},"object":{"id":"pyt-{{{number:D12}}}","type":"payout"},"data":{"id":"pyt-{{{number:D12}}}","status":"completed","note":"*"}}""");

    private static byte[] MonerooBody(int size, long number) => Filled(
        size, $$$"""{"event":"payout.success","data":{"id":"po_{{{number:D12}}}","amount":500,"currency":"USD","status":"success","note":"*"}}""");

    private static byte[] AlexpayBody(int size, long number) => Filled(
        size, $$$"""{"status":"success","code":200,"data":{"id":"011fcbbf-567e-470b-8d21-{{{number:D12}}}","amount":26,"type":"payout","status":"successful","currency":"ZMW","reference":"PY_{{{number:D12}}}","note":"*"}}""");

    private static byte[] Filled(int size, string outline) => Encoding.UTF8.GetBytes(outline.Replace("*", new string('x', Math.Max(0, size - outline.Length + 1)), StringComparison.Ordinal));

    private static byte[] Mac(byte[] key, string prefix, byte[] body) => HMACSHA256.HashData(key, (byte[])[.. Encoding.ASCII.GetBytes(prefix), .. body]);
}
