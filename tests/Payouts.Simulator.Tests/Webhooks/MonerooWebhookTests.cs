using System.Text.Json;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests.Webhooks;

public sealed class MonerooWebhookTests : WebhookTest
{
    [Fact]
    public async Task A_payout_that_arrives_sends_initiated_and_success_though_nobody_reads_it()
    {
        MonerooReply created = await Moneroo.CreateAsync();

        ReceivedWebhook initiated = await Receiver.NextAsync();
        initiated.Event.Should().Be("payout.initiated");
        initiated.Json["data"]!["status"]!.GetValue<string>().Should().Be("initiated");
        Clock.Advance(ToFinal);
        ReceivedWebhook success = await Receiver.NextAsync();

        success.Event.Should().Be("payout.success");
        success.Json["data"]!["id"]!.GetValue<string>().Should().Be(created.Id);
        success.Json["data"]!["status"]!.GetValue<string>().Should().Be("success");
        success.Json["data"]!["amount"]!.GetValue<long>().Should().Be(1_000);
        success.Json["data"]!["currency"]!.GetValue<string>().Should().Be("XOF");
        Simulator.Requests.Count.Should().Be(1);
    }

    [Fact]
    public async Task A_payout_that_fails_sends_failed()
    {
        await Moneroo.CreateAsync(MonerooApi.Body(MonerooMagicNumbers.RecipientNotFound));
        await PassAsync(ToFinal);

        Receiver.All.Select(webhook => webhook.Event).Should().Equal("payout.initiated", "payout.failed");
    }

    [Fact]
    public async Task The_signature_is_over_the_bytes_as_sent_and_not_over_the_same_json_written_again()
    {
        string customer = MonerooApi.Body().Replace("\"John\"", "\"José\"", StringComparison.Ordinal);
        await Moneroo.CreateAsync(customer);

        ReceivedWebhook webhook = await Receiver.NextAsync();

        webhook.Headers["X-Moneroo-Signature"].Should().Be(Hex(Code("", webhook.Body)));
        webhook.Text.Should().Contain("https:\\/\\/").And.Contain("Jos\\u00e9");
        byte[] again = JsonSerializer.SerializeToUtf8Bytes(webhook.Json);
        Hex(Code("", again)).Should().NotBe(webhook.Headers["X-Moneroo-Signature"]);
    }

    [Theory]
    [InlineData(202)]
    [InlineData(302)]
    [InlineData(500)]
    public async Task Whatever_is_not_200_is_sent_again_three_times_ten_minutes_apart(int status)
    {
        for (int attempt = 0; attempt < 10; attempt++)
            Receiver.Answers.Enqueue(status);
        await Moneroo.CreateAsync(MonerooApi.Body(MonerooMagicNumbers.StaysPending));
        await PassAsync(TimeSpan.FromMinutes(9));
        Receiver.All.Should().HaveCount(1);

        for (int attempt = 0; attempt < 6; attempt++)
            await PassAsync(TimeSpan.FromMinutes(10));

        Receiver.All.Should().HaveCount(4);
        Receiver.All.Select(webhook => webhook.Text).Distinct(StringComparer.Ordinal).Should().HaveCount(1);
        Simulator.Webhooks.All.Select(sent => (sent.Attempt, sent.Status)).Should().Equal((1, status), (2, status), (3, status), (4, status));
    }

    [Fact]
    public async Task A_webhook_that_is_acknowledged_at_last_is_not_sent_again()
    {
        Receiver.Answers.Enqueue(503);
        await Moneroo.CreateAsync(MonerooApi.Body(MonerooMagicNumbers.StaysPending));
        for (int attempt = 0; attempt < 6; attempt++)
            await PassAsync(TimeSpan.FromMinutes(10));

        Simulator.Webhooks.All.Select(sent => sent.Status).Should().Equal(503, 200);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_tried_again()
    {
        await Receiver.DisposeAsync();
        await Moneroo.CreateAsync(MonerooApi.Body(MonerooMagicNumbers.StaysPending));
        await PassAsync(TimeSpan.Zero);
        await PassAsync(TimeSpan.FromMinutes(10));

        Simulator.Webhooks.All.Select(sent => (sent.Attempt, sent.Status)).Should().Equal((1, null), (2, null));
    }

    [Fact]
    public async Task A_receiver_that_is_slower_than_the_time_out_is_tried_again()
    {
        MonerooOptions.Webhooks.Timeout = TimeSpan.FromMilliseconds(50);
        Receiver.Hold = new TaskCompletionSource();
        await Moneroo.CreateAsync(MonerooApi.Body(MonerooMagicNumbers.StaysPending));
        await PassAsync(TimeSpan.Zero);
        Receiver.Hold.SetResult();
        MonerooOptions.Webhooks.Timeout = TimeSpan.FromSeconds(10);
        await PassAsync(TimeSpan.FromMinutes(10));

        Simulator.Webhooks.All.Select(sent => (sent.Attempt, sent.Status)).Should().Equal((1, null), (2, 200));
    }

    [Fact]
    public async Task An_outcome_that_changes_sends_the_webhook_at_once()
    {
        await Moneroo.CreateAsync(MonerooApi.Body(MonerooMagicNumbers.StaysPending));
        await PassAsync(TimeSpan.FromHours(1));
        await Receiver.NextAsync();

        Simulator.Outcomes.For(MonerooMagicNumbers.StaysPending, SimulatedOutcome.Completed);

        (await Receiver.NextAsync()).Event.Should().Be("payout.success");
    }
}
