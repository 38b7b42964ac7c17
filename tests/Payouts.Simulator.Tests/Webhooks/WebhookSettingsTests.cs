using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests.Webhooks;

public sealed class WebhookSettingsTests
{
    [Fact]
    public async Task Nothing_is_sent_by_default()
    {
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        await using AlexpayWorld world = await AlexpayWorld.StartAsync(TimeProvider.System);
        string body = AlexpayApi.Body();

        await world.Api.CreateAsync(body.Replace("\"narration\"", $"\"webhook_url\":\"{receiver.Url}\",\"narration\"", StringComparison.Ordinal));
        await world.Simulator.DeliverWebhooksAsync();

        receiver.All.Should().BeEmpty();
        world.Simulator.Webhooks.Count.Should().Be(0);
    }

    [Theory]
    [InlineData("https://shop.example/hooks", null, "*moneroo*secret*")]
    [InlineData("ftp://shop.example/hooks", "secret", "*moneroo*http*")]
    public async Task An_address_that_cannot_work_is_refused_at_the_start(string url, string? secret, string message)
    {
        PayoutSimulatorOptions options = new();
        options.For<MonerooSimulatorOptions>().Webhooks.Urls.Add(new Uri(url));
        options.For<MonerooSimulatorOptions>().Webhooks.Secret = secret;

        await FluentActions.Awaiting(() => PayoutSimulator.StartAsync(options)).Should().ThrowAsync<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public async Task On_the_systems_clock_a_webhook_comes_by_itself()
    {
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        PayoutSimulatorOptions options = new() { CompletedAfter = TimeSpan.FromMilliseconds(50) };
        options.For<MonerooSimulatorOptions>().Webhooks.Urls.Add(receiver.Url);
        options.For<MonerooSimulatorOptions>().Webhooks.Secret = "secret";
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(options);
        using MonerooApi moneroo = new(simulator.AddressOf("moneroo"));
        await moneroo.CreateAsync();

        (await receiver.NextAsync()).Event.Should().Be("payout.initiated");
        (await receiver.NextAsync()).Event.Should().Be("payout.success");
    }

    [Theory]
    [InlineData("--webhook-url", "moneroo")]
    [InlineData("--webhook-url", "other=https://shop.example/")]
    [InlineData("--webhook-url", "moneroo=nowhere")]
    [InlineData("--webhook-url", "moneroo=https://shop.example/")]
    [InlineData("--webhook-secret", "moneroo=")]
    [InlineData("--webhook-secret")]
    public void A_command_line_that_cannot_work_is_explained(params string[] arguments) =>
        typeof(PayoutSimulator).Assembly.EntryPoint!.Invoke(null, [arguments]).Should().Be(2);

    [Fact]
    public void The_command_line_sets_address_and_secret_of_a_provider()
    {
        SimulatorArguments parsed = SimulatorArguments.Parse(
            ["--webhook-secret", "Moneroo=a=b", "--webhook-url", "moneroo=https://shop.example/a?b=c", "--port", "0"]);

        parsed.Problem.Should().BeNull();
        WebhookSettings settings = parsed.Options.For<MonerooSimulatorOptions>().Webhooks;
        settings.Secret.Should().Be("a=b");
        settings.Urls.Should().Equal(new Uri("https://shop.example/a?b=c"));
    }
}
