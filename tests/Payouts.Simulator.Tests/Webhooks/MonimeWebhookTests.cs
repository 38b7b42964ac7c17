namespace Payouts.Simulator.Tests.Webhooks;

public sealed class MonimeWebhookTests : WebhookTest
{
    private const string Header = "Monime-Signature";

    [Fact]
    public async Task A_payout_that_arrives_sends_completed_in_the_recorded_envelope()
    {
        MonimeReply created = await Monime.CreateAsync();
        Clock.Advance(ToFinal);

        ReceivedWebhook webhook = await Receiver.NextAsync();

        webhook.Event.Should().Be("payout.completed");
        webhook.Json["object"]!["id"]!.GetValue<string>().Should().Be(created.Id);
        webhook.Json["data"]!["status"]!.GetValue<string>().Should().Be("completed");
        webhook.Json["event"]!["timestamp"]!.GetValue<string>().Should().Be(Unix(Clock.GetUtcNow()));
        webhook.Json.AsObject().Select(field => field.Key).Should().Equal("apiVersion", "event", "object", "data");
        webhook.Json["event"]!.AsObject().Select(field => field.Key).Should().Equal("id", "name", "timestamp");
    }

    [Fact]
    public async Task The_signature_is_over_time_underscore_and_the_bytes_as_sent()
    {
        await Monime.CreateAsync();
        await PassAsync(ToFinal);

        ReceivedWebhook webhook = Receiver.All.Single();

        webhook.Part(Header, "t").Should().Be(Unix(Clock.GetUtcNow()));
        webhook.Part(Header, "v1").Should().Be(Convert.ToBase64String(Code(webhook.Part(Header, "t") + "_", webhook.Body)));
    }

    [Fact]
    public async Task A_payout_that_fails_sends_failed_with_its_reason()
    {
        await Monime.CreateAsync(MonimeApi.Body("+23278000001"));
        await PassAsync(ToFinal);

        ReceivedWebhook webhook = Receiver.All.Single();

        webhook.Event.Should().Be("payout.failed");
        webhook.Json["data"]!["failureDetail"]!["code"]!.GetValue<string>().Should().Be("provider_account_missing");
    }

    [Fact]
    public async Task A_redelivery_has_the_same_event_and_a_signature_of_its_own_time()
    {
        Receiver.Answers.Enqueue(500);
        await Monime.CreateAsync();
        await PassAsync(ToFinal);
        await PassAsync(TimeSpan.FromMinutes(1));

        Receiver.All.Should().HaveCount(2);
        Receiver.All[1].Text.Should().Be(Receiver.All[0].Text);
        long apart = long.Parse(Receiver.All[1].Part(Header, "t"), System.Globalization.CultureInfo.InvariantCulture)
            - long.Parse(Receiver.All[0].Part(Header, "t"), System.Globalization.CultureInfo.InvariantCulture);
        apart.Should().Be(60);
        Receiver.All[1].Part(Header, "v1").Should().Be(Convert.ToBase64String(Code(Receiver.All[1].Part(Header, "t") + "_", Receiver.All[1].Body)));
    }

    [Fact]
    public async Task A_redelivery_can_keep_the_first_signature()
    {
        MonimeOptions.SignsRedeliveriesAnew = false;
        Receiver.Answers.Enqueue(500);
        await Monime.CreateAsync();
        await PassAsync(ToFinal);
        await PassAsync(TimeSpan.FromMinutes(1));

        Receiver.All.Select(webhook => webhook.Headers[Header]).Distinct(StringComparer.Ordinal).Should().HaveCount(1);
        Receiver.All.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(204)]
    public async Task Any_answer_of_the_200s_acknowledges(int status)
    {
        Receiver.Answers.Enqueue(status);
        await Monime.CreateAsync();
        await PassAsync(ToFinal);
        await PassAsync(TimeSpan.FromHours(1));

        Receiver.All.Should().HaveCount(1);
    }

    [Fact]
    public async Task Created_and_processing_are_sent_where_the_options_say_so()
    {
        MonimeOptions.SendsCreatedWebhooks = true;
        MonimeOptions.SendsProcessingWebhooks = true;
        await Monime.CreateAsync();
        await PassAsync(TimeSpan.Zero);
        Receiver.All.Select(webhook => webhook.Event).Should().Equal("payout.created");

        await PassAsync(ToProcessing);
        await PassAsync(ToFinal);

        Receiver.All.Select(webhook => webhook.Event).Should().Equal("payout.created", "payout.processing", "payout.completed");
        Receiver.All.Select(webhook => webhook.Json["data"]!["status"]!.GetValue<string>()).Should().Equal("pending", "processing", "completed");
        Receiver.All.Select(webhook => webhook.Json["event"]!["id"]!.GetValue<string>()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_payout_that_is_cancelled_sends_nothing()
    {
        MonimeReply created = await Monime.CreateAsync();
        await Monime.SendAsync("DELETE", "v1/payouts/" + created.Id);
        await PassAsync(ToFinal);

        Receiver.All.Should().BeEmpty();
    }

    private static string Unix(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
