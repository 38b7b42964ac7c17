namespace Payouts.Simulator.Tests.Scenarios;

public sealed class WebhookStepTests : WebhookTest
{
    [Theory]
    [InlineData("""{"kind":"webhook-drop"}""", 0)]
    [InlineData("""{"kind":"webhook-duplicate"}""", 2)]
    [InlineData("""{"kind":"webhook-duplicate","count":3}""", 4)]
    [InlineData("""{"kind":"webhook-delay","wait":"PT1H"}""", 0)]
    [InlineData("""{"kind":"webhook-shuffle","count":2}""", 0)]
    [InlineData("""{"kind":"webhook-drop","provider":"moneroo"}""", 1)]
    [InlineData("""{"kind":"webhook-drop","event":"payout.failed"}""", 1)]
    [InlineData("""{"kind":"webhook-replay-last","after":"PT0.5S"}""", 1)]
    [InlineData("""{"kind":"webhook-replay-last","after":"PT2S"}""", 2)]
    public async Task A_step_changes_what_arrives(string step, int arrived)
    {
        Simulator.Play(FaultScenario.Parse($$"""{"steps":[{{step}}]}"""));
        await Monime.CreateAsync();
        await PassAsync(ToFinal);
        await PassAsync(ToFinal);

        Receiver.All.Should().HaveCount(arrived);
    }

    [Theory]
    [InlineData("""{"kind":"webhook-forge"}""")]
    [InlineData("""{"kind":"webhook-tamper"}""")]
    [InlineData("""{"kind":"webhook-stale","wait":"PT10M"}""")]
    public async Task A_step_changes_the_signature_or_what_it_is_of(string step)
    {
        Simulator.Play(FaultScenario.Parse($$"""{"steps":[{{step}}]}"""));
        await Monime.CreateAsync();
        await PassAsync(ToFinal);

        string time = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        ReceivedWebhook webhook = Receiver.All.Should().ContainSingle().Subject;
        string genuine = $"t={time},v1={Convert.ToBase64String(Code(time + "_", webhook.Body))}";
        webhook.Headers["Monime-Signature"].Should().NotBe(genuine);
    }
}
