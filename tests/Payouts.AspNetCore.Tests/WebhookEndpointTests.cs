using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Payouts.AspNetCore.Tests.Support;
using Payouts.Simulator;

namespace Payouts.AspNetCore.Tests;

/// <summary>The endpoint over real sockets: what it answers, and what comes of it.</summary>
public sealed class WebhookEndpointTests
{
    [Fact]
    public async Task A_delivery_ends_the_payout_before_it_is_polled()
    {
        await using WebhookServer server = await WebhookServer.StartAsync();
        server.Simulator.Outcomes.For("+23278000000", SimulatedOutcome.Pending);
        Payout pending = await server.Client.CreateAsync(WebhookServer.Request());
        for (int day = 0; day < 3; day++) await server.AgeAsync("refund-4711", TimeSpan.FromDays(1));
        server.Simulator.Outcomes.For("+23278000000", SimulatedOutcome.Completed);

        (int status, string body) = await server.PostMonimeAsync(WebhookServer.Event(pending.ProviderId!));

        (status, body).Should().Be((200, ""));
        Payout payout = await EventuallyAsync(server, static payout => payout.IsFinal);
        payout.Timeline[^1].Source.Should().Be(TimelineSource.Webhook);
    }

    [Theory]
    [InlineData("/webhooks/payouts/monime", WebhookServer.MonimeSecret, 200)]
    [InlineData("/webhooks/payouts", WebhookServer.MonimeSecret, 200)]
    [InlineData("/webhooks/payouts/", WebhookServer.MonimeSecret, 200)]
    [InlineData("/webhooks/payouts/monime", "guessed", 403)]
    [InlineData("/webhooks/payouts", "guessed", 403)]
    [InlineData("/webhooks/payouts/moneroo", WebhookServer.MonimeSecret, 403)]
    [InlineData("/webhooks/payouts/nobody", WebhookServer.MonimeSecret, 404)]
    [InlineData("/webhooks/payouts/monime/a-token-that-was-not-made-here", WebhookServer.MonimeSecret, 403)]
    public async Task The_answer_tells_providers_what_they_expect_and_has_no_body(string path, string secret, int expected)
    {
        await using WebhookServer server = await WebhookServer.StartAsync();

        (await server.PostMonimeAsync(WebhookServer.Event("pyt-1"), path, secret)).Should().Be((expected, ""));
    }

    [Theory]
    [InlineData(1024, true, 200)]
    [InlineData(1024, false, 200)]
    [InlineData(1025, true, 413)]
    [InlineData(1025, false, 413)]
    public async Task A_body_that_is_too_large_is_refused_with_its_length_told_and_without(int size, bool isLengthTold, int expected)
    {
        await using WebhookServer server = await WebhookServer.StartAsync(static payouts => payouts.Configure(static options => options.Webhooks.MaxBodyBytes = 1024));
        byte[] body = Encoding.UTF8.GetBytes("""{"event":"payment.success"}""".PadRight(size));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/payouts/moneroo") { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = !isLengthTold;
        request.Headers.Add("X-Moneroo-Signature", Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebhookServer.MonerooSecret), body)));

        using HttpResponseMessage response = await server.Http.SendAsync(request);

        ((int)response.StatusCode).Should().Be(expected);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_arrive_as_they_were_sent()
    {
        await using WebhookServer server = await WebhookServer.StartAsync();

        // Verified, so the bytes are the same; and of no known outline.
        (await server.PostMonerooAsync([0xEF, 0xBB, 0xBF, 0xFF, 0x00, 0x80])).Status.Should().Be(200);
    }

    [Fact]
    public async Task Authorisation_caches_and_buffers_in_front_change_nothing()
    {
        await using WebhookServer server = await WebhookServer.StartAsync(
            services: static services =>
            {
                services.AddAuthentication();
                services.AddAuthorization(static options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(static _ => false).Build());
                services.AddOutputCache(static options => options.AddBasePolicy(static policy => policy.Cache()));
                services.AddAntiforgery();
            },
            pipeline: static app =>
            {
                app.UseForwardedHeaders();
                app.Use(static async (http, next) =>
                {
                    // As a logger of requests does.
                    http.Request.EnableBuffering();
                    using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
                    await reader.ReadToEndAsync();
                    await next(http);
                });
                app.UseAuthorization();
                app.UseAntiforgery();
                app.UseOutputCache();
            });

        (int, string)[] answers = [await server.PostMonimeAsync(WebhookServer.Event("pyt-1")), await server.PostMonimeAsync(WebhookServer.Event("pyt-1"), secret: "guessed")];

        answers.Should().Equal((200, ""), (403, ""));
    }

    [Fact]
    public async Task Only_posts_are_taken()
    {
        await using WebhookServer server = await WebhookServer.StartAsync();

        using HttpResponseMessage response = await server.Http.GetAsync("/webhooks/payouts/monime");

        ((int)response.StatusCode).Should().Be(405);
    }

    [Fact]
    public async Task The_path_is_the_applications_to_choose()
    {
        await using WebhookServer server = await WebhookServer.StartAsync(pattern: "/hooks");

        (await server.PostMonimeAsync(WebhookServer.Event("pyt-1"), "/hooks/monime")).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_journal_that_fails_is_answered_503_so_that_the_delivery_comes_again()
    {
        await using WebhookServer server = await WebhookServer.StartAsync(journal: new StuckJournal(isFailing: true));

        (await server.PostMonimeAsync(WebhookServer.Event("pyt-1"))).Should().Be((503, ""));
    }

    [Fact]
    public async Task A_journal_that_hangs_is_answered_503_within_the_time_a_provider_waits()
    {
        await using WebhookServer server = await WebhookServer.StartAsync(journal: new StuckJournal(isFailing: false));
        long began = TimeProvider.System.GetTimestamp();

        (await server.PostMonimeAsync(WebhookServer.Event("pyt-1"))).Status.Should().Be(503);

        TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Without_payouts_mapping_says_what_to_call()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();

        Action map = () => app.MapPayoutWebhooks();

        map.Should().Throw<InvalidOperationException>().WithMessage("*AddPayouts*");
    }

    private static async Task<Payout> EventuallyAsync(WebhookServer server, Func<Payout, bool> isThere)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            Payout payout = (await server.Client.GetAsync("refund-4711", patience.Token))!;
            if (isThere(payout)) return payout;
            await Task.Yield();
        }
    }
}
