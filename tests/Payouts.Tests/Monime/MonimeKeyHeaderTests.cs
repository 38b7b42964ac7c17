using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Tests.Monime;

/// <summary>Where a transport of the host's finds what makes a repeat safe.</summary>
public sealed class MonimeKeyHeaderTests
{
    [Fact]
    public async Task The_key_stands_among_the_requests_own_headers_and_each_header_once()
    {
        using var seen = new SeeingHandler();
        var services = new ServiceCollection();
        services.AddPayouts(payouts => payouts.UseInMemoryJournal().AddMonime(options =>
        {
            options.AccessToken = "mon_test_1";
            options.SpaceId = "spc-1";
            options.Transport.AllowForeignTransport = true;
        }));
        services.AddHttpClient(PayoutHttp.ClientName("monime")).ConfigurePrimaryHttpMessageHandler(() => seen);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IPayoutClient>().CreateAsync(new PayoutRequest
        {
            Reference = "refund-4711",
            Amount = Money.Of(150m, Currency.SLE),
            Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
        });

        seen.Key.Should().Be(CorrelationHandle.Derive("default", "monime", "refund-4711").IdempotencyKey);
        seen.Names.Should().OnlyHaveUniqueItems().And.Contain(["Accept", "Monime-Space-Id", "Monime-Version", "Idempotency-Key", "Authorization", "Content-Type"]);
    }

    private sealed class SeeingHandler : HttpMessageHandler
    {
        internal string? Key { get; private set; }

        internal List<string> Names { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Key = request.Headers.TryGetValues("Idempotency-Key", out IEnumerable<string>? values) ? values.Single() : null;
            Names.AddRange(request.Headers.Concat(request.Content!.Headers).Select(static header => header.Key));
            await request.Content.CopyToAsync(Stream.Null, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"success":true,"result":{"id":"pyt-1","status":"pending","amount":{"currency":"SLE","value":15000}}}""", Encoding.UTF8, "application/json"),
            };
        }
    }
}
