namespace Payouts.Simulator.Tests.Webhooks;

public sealed class WebhookScriptTests : WebhookTest
{
    private const string Header = "Monime-Signature";

    [Fact]
    public async Task A_duplicate_is_the_same_to_the_byte()
    {
        Simulator.WebhookScript.Next(WebhookAction.Duplicate(2));
        await PayAsync();

        Receiver.All.Should().HaveCount(3);
        Receiver.All.Select(webhook => webhook.Text + webhook.Headers[Header]).Distinct(StringComparer.Ordinal).Should().HaveCount(1);
        Simulator.WebhookScript.PendingCount.Should().Be(0);
    }

    [Fact]
    public async Task A_dropped_webhook_never_comes_and_the_next_one_does()
    {
        Simulator.WebhookScript.Next(WebhookAction.Drop());
        string dropped = await PayAsync();
        string sent = await PayAsync();

        Received().Should().Equal(sent).And.NotContain(dropped);
    }

    [Fact]
    public async Task A_delayed_webhook_comes_behind_a_later_one()
    {
        Simulator.WebhookScript.Next(WebhookAction.Delay(TimeSpan.FromMinutes(1)));
        string first = await PayAsync();
        string second = await PayAsync();
        await PassAsync(TimeSpan.FromMinutes(1));

        Received().Should().Equal(second, first);
    }

    [Fact]
    public async Task Shuffled_webhooks_are_kept_back_and_come_in_another_order()
    {
        Simulator.WebhookScript.Shuffle(3);
        string[] paid = [await PayAsync(), await PayAsync()];
        Receiver.All.Should().BeEmpty();
        Simulator.WebhookScript.HeldCount.Should().Be(2);

        string last = await PayAsync();

        Received().Should().Equal(last, paid[1], paid[0]);
    }

    [Fact]
    public async Task A_forged_webhook_has_the_signature_of_another_secret()
    {
        Simulator.WebhookScript.Next(WebhookAction.Forge());
        await PayAsync();

        IsGenuine(Receiver.All.Single()).Should().BeFalse();
    }

    [Fact]
    public async Task A_webhook_that_was_tampered_with_is_json_and_does_not_match_its_signature()
    {
        Simulator.WebhookScript.Next(WebhookAction.Tamper());
        await PayAsync();

        Receiver.All.Single().Event.Should().Be("payout.completed");
        IsGenuine(Receiver.All.Single()).Should().BeFalse();
    }

    [Fact]
    public async Task A_stale_webhook_is_genuine_and_old()
    {
        Simulator.WebhookScript.Next(WebhookAction.Stale(TimeSpan.FromMinutes(10)));
        await PayAsync();

        ReceivedWebhook webhook = Receiver.All.Single();
        IsGenuine(webhook).Should().BeTrue();
        DateTimeOffset signedAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(webhook.Part(Header, "t"), System.Globalization.CultureInfo.InvariantCulture));
        (Clock.GetUtcNow() - signedAt).Should().BeCloseTo(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_replay_is_the_last_webhook_with_the_signature_it_had()
    {
        await PayAsync();
        await PassAsync(TimeSpan.FromHours(1));

        Simulator.WebhookScript.ReplayLast("monime");
        await PassAsync(TimeSpan.Zero);

        Receiver.All.Should().HaveCount(2);
        Receiver.All[1].Text.Should().Be(Receiver.All[0].Text);
        Receiver.All[1].Headers[Header].Should().Be(Receiver.All[0].Headers[Header]);
    }

    [Fact]
    public void A_replay_of_nothing_is_refused() =>
        FluentActions.Invoking(() => Simulator.WebhookScript.ReplayLast()).Should().Throw<InvalidOperationException>();

    [Fact]
    public async Task A_fault_waits_for_its_event()
    {
        Simulator.WebhookScript.Enqueue(new WebhookFault { Event = "payout.failed", Provider = "monime", Times = int.MaxValue, Action = WebhookAction.Drop() });
        string paid = await PayAsync();
        await PayAsync("+23278000001");

        Received().Should().Equal(paid);
        Simulator.WebhookScript.PendingCount.Should().Be(1);
    }

    private async Task<string> PayAsync(string phone = "+23278000000")
    {
        MonimeReply created = await Monime.CreateAsync(MonimeApi.Body(phone));
        await PassAsync(ToFinal);
        return created.Id;
    }

    private IEnumerable<string> Received() => Receiver.All.Select(webhook => webhook.Json["object"]!["id"]!.GetValue<string>());

    private static bool IsGenuine(ReceivedWebhook webhook) =>
        string.Equals(webhook.Part(Header, "v1"), Convert.ToBase64String(Code(webhook.Part(Header, "t") + "_", webhook.Body)), StringComparison.Ordinal);
}
