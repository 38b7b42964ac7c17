using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Durable;

/// <summary>A provider in memory for one payout at a time: accepts it, and shows it as completed when asked.</summary>
internal sealed partial class SettlingProvider : HttpMessageHandler
{
    private readonly string _accepted = Encoding.UTF8.GetString(Samples.AnswerBytes);
    private string _handle = "";
    private int _count;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post)
        {
            _handle = HandlePattern().Match(await request.Content!.ReadAsStringAsync(cancellationToken)).Groups["handle"].Value;
            _count++;
        }

        string body = HandlePattern().Replace(_accepted, $"\"payouts_handle\":\"{_handle}\"").Replace("pyt-000000000000", $"pyt-{_count:D12}", StringComparison.Ordinal);
        if (request.Method == HttpMethod.Get) body = body.Replace("\"status\":\"pending\"", "\"status\":\"completed\"", StringComparison.Ordinal);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
    }

    [GeneratedRegex("\"payouts_handle\":\"(?<handle>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandlePattern();
}
