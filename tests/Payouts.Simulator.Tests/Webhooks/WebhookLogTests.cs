using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests.Webhooks;

public sealed class WebhookLogTests : WebhookTest
{
    [Fact]
    public async Task The_log_says_what_was_sent_when_and_how_it_was_answered()
    {
        Receiver.Answers.Enqueue(404);
        MonimeReply created = await Monime.CreateAsync();
        await PassAsync(ToFinal);

        Simulator.Webhooks.All.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Provider = "monime",
            PayoutId = created.Id,
            Event = "payout.completed",
            Attempt = 1,
            SentAt = Clock.GetUtcNow(),
            Status = 404,
        });
        Simulator.Webhooks.All[0].ToString().Should().Be("monime payout.completed #1 404");
    }

    [Fact]
    public async Task The_control_path_shows_the_log_without_any_body()
    {
        MonimeReply created = await Monime.CreateAsync();
        await PassAsync(ToFinal);
        using HttpClient http = new();

        string shown = await http.GetStringAsync(new Uri(Simulator.Address, "_simulator/webhooks"));

        JsonNode json = JsonNode.Parse(shown)!;
        json["count"]!.GetValue<int>().Should().Be(1);
        json["webhooks"]![0]!["payoutId"]!.GetValue<string>().Should().Be(created.Id);
        json["webhooks"]![0]!["status"]!.GetValue<int>().Should().Be(200);
        shown.Should().NotContain("23278").And.NotContain(Secret);
    }

    [Fact]
    public async Task A_reset_forgets_webhooks_that_were_to_be_sent_again()
    {
        Receiver.Answers.Enqueue(500);
        await Monime.CreateAsync();
        await PassAsync(ToFinal);

        Simulator.Reset();
        await PassAsync(TimeSpan.FromHours(1));

        Receiver.All.Should().HaveCount(1);
        Simulator.Webhooks.Count.Should().Be(0);
    }
}
