using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Chaos.Campaign;

/// <summary>Whether a delivery is signed with the account's secret and not too old, by code that the library's own verification does not share.</summary>
internal static class WebhookTruth
{
    // The documented tolerance, and the little that the clock moves while one is taken in.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(10);

    public static bool IsGenuine(WebhookDelivery delivery, DateTimeOffset now) => delivery.Account switch
    {
        "moneroo" => delivery.Header("X-Moneroo-Signature") == Convert.ToHexStringLower(Code(CampaignClient.MonerooSecret, "", delivery)),
        "monime" => IsFresh(delivery.Header("Monime-Signature"), now, time => Convert.ToBase64String(Code(CampaignClient.MonimeSecret, time + "_", delivery))),
        _ => IsFresh(delivery.Header("mor-signature"), now, time => Convert.ToHexStringLower(Code(CampaignClient.AlexpaySecret, time + ".", delivery))),
    };

    private static bool IsFresh(string? header, DateTimeOffset now, Func<string, string> codeOf)
    {
        if (header?.Split(",v1=", 2) is not [['t', '=', .. var time], var code]) return false;
        TimeSpan age = now - DateTimeOffset.FromUnixTimeSeconds(long.Parse(time, CultureInfo.InvariantCulture));
        return age.Duration() <= Tolerance && code == codeOf(time);
    }

    private static byte[] Code(string secret, string prefix, WebhookDelivery delivery) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(prefix), .. delivery.Body.Span]);
}
