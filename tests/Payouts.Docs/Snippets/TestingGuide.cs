using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Simulator.Moneroo;
using Payouts.Testing;

namespace Payouts.Docs.Snippets;

internal static class TestingGuide
{
    internal static void OneLine(IServiceCollection services)
    {
services.AddPayouts(payouts => payouts.UsePayoutSimulator());
    }

    internal static void Afterwards(IServiceCollection services)
    {
services.UsePayoutSimulator(simulator => simulator.For<MonimeSimulatorOptions>().AccessTokens.Add("mon_test_of_the_application"));
    }

    internal static FakePayoutProvider Fake(IServiceCollection services)
    {
var fake = new FakePayoutProvider { Strict = true };
services.AddPayouts(payouts => payouts.UseInMemoryJournal().AddFakeProvider(fake));
        return fake;
    }

    internal static void Script(FakePayoutProvider fake)
    {
fake.Next(FakeReply.Accept(PayoutStatus.Pending, PayoutStatus.Succeeded)); // Pending on the first read, Succeeded on the second
fake.Next(FakeReply.Fail(PayoutFailureCategory.RecipientNotFound)); // accepted, and Failed on the first read
fake.Next(FakeReply.Decline(PayoutFailureCategory.InsufficientFunds)); // Failed at once
fake.Next(FakeReply.Timeout(executed: true)); // Unknown: paid, but the answer was lost
fake.Next(FakeReply.Timeout(executed: false)); // Unknown: the request was lost
fake.Next(FakeReply.Unreachable()); // nothing was sent: tried again after a pause, with the next reply
    }

    internal static int Verify(FakePayoutProvider fake)
    {
fake.VerifyAllUsed();
int calls = fake.Creates.Count; // repeats included
int paid = fake.Payouts.Count(executed => executed.Counts); // more than one for a reference means that it was paid twice
        return calls + paid;
    }

    internal static string Factory()
    {
Payout failed = PayoutFactory.Create(PayoutStatus.Failed, reference: "refund-4711");
Payout held = PayoutFactory.CreateHeld("More than 250,000 needs a second person.");
PayoutEvent told = PayoutFactory.Event(PayoutEventKind.StatusChanged, failed);
        return $"{failed} {held} {told}";
    }

    internal static async Task PostAsync(HttpClient http, Uri endpoint)
    {
SignedWebhook webhook = new MonerooWebhook { Secret = "whsec_test", PayoutId = "go86j8csuq51", Event = "payout.failed" }.Sign();
using HttpResponseMessage genuine = await http.SendAsync(webhook.ToRequest(endpoint));
using HttpResponseMessage forged = await http.SendAsync(webhook.Tampered().ToRequest(endpoint));
    }

    internal static void Receive(IServiceCollection services, Uri endpoint)
    {
services.UsePayoutSimulator(simulator =>
{
    WebhookSettings webhooks = simulator.For<MonerooSimulatorOptions>().Webhooks;
    webhooks.Urls.Add(endpoint);
    webhooks.Secret = "whsec_test";
});
    }

    internal static async Task<int?> DeliverAsync(PayoutSimulator simulator, ManualClock clock)
    {
simulator.WebhookScript.Next(WebhookAction.Duplicate()); // or Drop, Delay, Forge, Tamper, Stale; Shuffle and ReplayLast beside it
clock.Advance(TimeSpan.FromSeconds(1));
await simulator.DeliverWebhooksAsync(); // all that is due by the clock has been sent
int? status = simulator.Webhooks.All[^1].Status; // what your endpoint answered
        return status;
    }
}
