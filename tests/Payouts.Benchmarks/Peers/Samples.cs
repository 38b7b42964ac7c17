using System.Text;
using Payouts.Benchmarks.Transport;

namespace Payouts.Benchmarks.Peers;

/// <summary>The payout that everybody makes, and the answer that everybody gets: Monime's, as its reference page shows them.</summary>
internal static class Samples
{
    public const string Token = "mon_test_benchmark";
    public const string Space = "spc-benchmark";
    public const string Version = "caph.2025-08-23";
    public const string Phone = "+23278000000";

    public static readonly Uri BaseAddress = new("https://provider.test/");
    public static readonly Uri PayoutsPath = new("v1/payouts", UriKind.Relative);
    public static readonly Uri Payouts = new(BaseAddress, PayoutsPath);

    private const string IdText = "pyt-000000000000";

    private static readonly byte[] Answer = Encoding.UTF8.GetBytes(
        $$$$"""{"success":true,"messages":[],"result":{"id":"{{{{IdText}}}}","status":"pending","amount":{"currency":"SLE","value":15000},"destination":{"type":"momo","providerId":"m17","phoneNumber":"{{{{Phone}}}}"},"fees":[],"createTime":"2026-09-01T10:00:00Z","metadata":{"payouts_handle":"0123456789012345678901234567890123456789"}}}""");

    /// <summary>A provider in memory that answers every request with the payout.</summary>
    public static CannedHandler Provider() => new(Answer, IdAt, IdLength);

    /// <summary>Where the number of the payout's id is in the answer.</summary>
    public static int IdAt => Answer.AsSpan().IndexOf("pyt-"u8) + 4;

    public static int IdLength => IdText.Length - 4;

    public static byte[] AnswerBytes => Answer;

    public static string Reference(long number) => $"refund-{number:D12}";
}
