using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>HTTP/1.1 exactly: HTTP/2 may send a body again after GOAWAY or REFUSED_STREAM.</summary>
public sealed class ProtocolTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Server_that_offers_http_2_is_spoken_to_in_http_1_1(bool keyed)
    {
        var protocols = new List<string>();
        using X509Certificate2 certificate = TestCertificate.Create();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(certificate);
        }));
        await using WebApplication app = builder.Build();
        app.Run(async context =>
        {
            protocols.Add(context.Request.Protocol);
            await context.Response.WriteAsync(Scripts.Paid);
        });
        await app.StartAsync();
        var address = new Uri($"https://localhost:{new Uri(app.Urls.First()).Port}");
        using (var plain = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = TestCertificate.IsOurs } }))
        {
            using var control = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version20 };
            (await plain.SendAsync(control)).Dispose();
        }

        await using var host = new PayoutsHost(new LoopbackSettings(address) { IsKeyed = keyed }, UnreachableTests.Trusting());

        PayResult paid = await host.PayAsync();

        paid.ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        protocols.Should().Equal(["HTTP/2", "HTTP/1.1"], "the control request shows that the server does speak HTTP/2");
    }
}
