using System.Globalization;
using Payouts.Simulator.Alexpay;

namespace Payouts.Simulator.Tests.Webhooks;

public sealed class AlexpayWebhookTests : WebhookTest
{
    private const string Header = "mor-signature";

    [Fact]
    public async Task The_address_of_the_request_gets_the_webhook_with_the_callers_token_and_the_accounts_gets_it_too()
    {
        await CreateAsync(Receiver.Url + "/token-of-the-caller?a=1");
        await PassAsync(ToFinal);

        Receiver.All.Select(webhook => webhook.Path).Should().Equal("/hooks/token-of-the-caller?a=1", "/hooks");
        Receiver.All.Select(webhook => webhook.Text).Distinct(StringComparer.Ordinal).Should().HaveCount(1);
    }

    [Fact]
    public async Task One_address_that_is_both_gets_the_webhook_once()
    {
        await CreateAsync(Receiver.Url.AbsoluteUri);
        await PassAsync(ToFinal);

        Receiver.All.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_payout_that_arrives_sends_completed_with_the_transaction()
    {
        AlexpayReply created = await Alexpay.CreateAsync();
        Clock.Advance(ToFinal);

        ReceivedWebhook webhook = await Receiver.NextAsync();

        webhook.Event.Should().Be("payout.completed");
        webhook.Json["data"]!["id"]!.GetValue<string>().Should().Be(created.PayoutId);
        webhook.Json["data"]!["status"]!.GetValue<string>().Should().Be("successful");
        webhook.Json["data"]!["is_disbursed"]!.GetValue<string>().Should().Be("true");
    }

    [Fact]
    public async Task A_payout_that_fails_sends_failed_with_its_reason()
    {
        await Alexpay.CreateAsync(AlexpayApi.Body("233249990005"));
        await PassAsync(ToFinal);

        Receiver.All.Single().Event.Should().Be("payout.failed");
        Receiver.All.Single().Json["data"]!["failure_reason"]!.GetValue<string>().Should().Be("ACCOUNT_NOT_FOUND");
    }

    [Fact]
    public async Task Success_before_the_money_has_moved_sends_one_webhook_that_says_so()
    {
        AlexpayOptions.DisbursedAfter = TimeSpan.FromMinutes(1);
        await Alexpay.CreateAsync();
        await PassAsync(ToFinal);
        await PassAsync(TimeSpan.FromMinutes(1));

        Receiver.All.Single().Json["data"]!["is_disbursed"]!.GetValue<string>().Should().Be("false");
    }

    [Theory]
    [InlineData(AlexpayWebhookShape.Envelope, "status code message data")]
    [InlineData(AlexpayWebhookShape.Event, "event data")]
    public async Task The_body_has_the_shape_of_the_options(AlexpayWebhookShape shape, string fields)
    {
        AlexpayOptions.WebhookShape = shape;
        await Alexpay.CreateAsync();
        await PassAsync(ToFinal);

        Receiver.All.Single().Json.AsObject().Select(field => field.Key).Should().Equal(fields.Split(' '));
    }

    [Fact]
    public async Task A_bare_body_is_the_transaction()
    {
        AlexpayOptions.WebhookShape = AlexpayWebhookShape.Bare;
        AlexpayReply created = await Alexpay.CreateAsync();
        await PassAsync(ToFinal);

        Receiver.All.Single().Json["id"]!.GetValue<string>().Should().Be(created.PayoutId);
    }

    [Fact]
    public async Task By_default_the_signature_is_over_time_point_and_body_and_the_time_is_beside_it()
    {
        await Alexpay.CreateAsync();
        await PassAsync(ToFinal);

        ReceivedWebhook webhook = Receiver.All.Single();

        webhook.Part(Header, "t").Should().Be(Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        webhook.Part(Header, "v1").Should().Be(Hex(Code(webhook.Part(Header, "t") + ".", webhook.Body)));
    }

    [Fact]
    public async Task The_headers_the_signed_bytes_and_the_encoding_can_be_chosen()
    {
        AlexpayOptions.WebhookSignature.Header = "x-signature";
        AlexpayOptions.WebhookSignature.TimestampHeader = "x-time";
        AlexpayOptions.WebhookSignature.SignedBytes = AlexpaySignedBytes.TimestampBody;
        AlexpayOptions.WebhookSignature.InBase64 = true;
        await Alexpay.CreateAsync();
        await PassAsync(ToFinal);

        ReceivedWebhook webhook = Receiver.All.Single();

        webhook.Headers.Should().NotContainKey(Header);
        webhook.Headers["x-signature"].Should().Be(Convert.ToBase64String(Code(webhook.Headers["x-time"], webhook.Body)));
    }

    [Fact]
    public async Task A_generated_secret_takes_the_place_of_the_one_before_at_once()
    {
        await Alexpay.CreateAsync();
        AlexpayReply generated = await Alexpay.SendAsync("POST", "v1/account/generate-webhook-secret");
        await PassAsync(ToFinal);

        ReceivedWebhook webhook = Receiver.All.Single();

        string secret = generated.Data["webhook_secret"]!.GetValue<string>();
        webhook.Part(Header, "v1").Should().Be(Hex(Code(webhook.Part(Header, "t") + ".", webhook.Body, secret)));
    }

    private async Task CreateAsync(string webhookUrl)
    {
        string body = AlexpayApi.Body();
        await Alexpay.CreateAsync(body.Replace("\"narration\"", $"\"webhook_url\":\"{webhookUrl}\",\"narration\"", StringComparison.Ordinal));
    }
}
