using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>Every response is let go, and never more of it read than the cap allows.</summary>
public sealed class DisposalTests
{
    private const int Cap = 64 * 1024;

    [Theory]
    [InlineData(201, 0, PayoutStatus.Pending)]
    [InlineData(201, 10 * 1024 * 1024, PayoutStatus.Unknown)]
    [InlineData(500, 0, PayoutStatus.Unknown)]
    public async Task Response_is_disposed_and_read_to_the_cap_at_most(int status, int padding, PayoutStatus expected)
    {
        using var body = new WatchedStream(Encoding.UTF8.GetBytes(Scripts.Paid + new string(' ', padding)));
        void Replace(IServiceCollection services) => services.AddHttpClient(PayoutHttp.ClientName(PayoutsHost.Account))
            .ConfigurePrimaryHttpMessageHandler(() => new ScriptedHandler(async (request, _, token) =>
            {
                await request.Content!.CopyToAsync(Stream.Null, token);
                return new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(body) };
            }));
        await using var host = new PayoutsHost(
            new LoopbackSettings(new Uri("http://provider.invalid")), new HostSetup { After = Replace, Transport = new TransportOptions { MaxAnswerBytes = Cap } });

        PayResult paid = await host.PayAsync();

        paid.Returned!.Status.Should().Be(expected);
        body.IsDisposed.Should().BeTrue();
        body.BytesRead.Should().BeLessThanOrEqualTo(2 * Cap, "the buffer's size is the last step past the cap");
    }
}
