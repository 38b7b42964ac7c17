using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Tests.Diagnostics.Support;
using Payouts.Tests.Webhooks.Support;

namespace Payouts.Tests.Webhooks;

/// <summary>Nothing that a delivery holds of people, and nothing secret, is logged, traced, measured, stored or shown.</summary>
[Collection(OneAtATime.Name)]
public sealed class PrivacyTests
{
    private const string Private = "canaryname +23278135791 canary@example.com";

    [Fact]
    public async Task What_deliveries_hold_stays_out_of_logs_spans_metrics_rows_and_texts()
    {
        using var logs = new HearingLoggerProvider();
        await using WebhookWorld world = await WebhookWorld.StartAsync(payouts => payouts.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)));
        using var heard = new HeardTelemetry(world.Get<IMeterFactory>());
        var shown = new List<string>();
        await world.CreateUnknownAsync(WebhookWorld.ToAlexpay());
        string token = await world.TokenOfAsync("refund-4711");
        LedgerEntry held = world.Simulator.Ledger.Entries.Single();
        string customer = $$"""{"name":"{{Private}}" }""";

        // Genuine, unreadable, forged, malformed, unknown, to a right and to a wrong address, and one the provider fails on.
        await KeepAsync(world.ReceiveMonerooAsync($$$"""{"event":"payout.success","data":{"id":"po-1","customer":{{{customer}}} } }"""));
        await KeepAsync(world.ReceiveMonerooAsync($$"""{"event":"{{Private}}","data":{ } }"""));
        await KeepAsync(world.ReceiveMonerooAsync(Private));
        await KeepAsync(world.ReceiveMonerooAsync(Private, secret: "canarysecret"));
        await KeepAsync(world.ReceiveAsync("monime", Private, token: null, ("Monime-Signature", "canarysignature"), ("Authorization", "canarykey")));
        await KeepAsync(world.ReceiveAsync("canaryaccount", Private));
        await KeepAsync(world.ReceiveAsync("alexpay", Private, "canarytoken"));
        await KeepAsync(world.ReceiveAsync("alexpay", $$$"""{"event":"payout.completed","data":{"reference":"{{{held.PayoutId}}}","customer":{{{customer}}} } }""", token));
        IReadOnlyList<JournalDelivery> stored = await world.Journal.TakeDeliveriesAsync(100, TimeSpan.FromTicks(1), CancellationToken.None);
        world.Simulator.Faults.Enqueue(new SimulatedFault { Method = "GET", Action = FaultAction.Respond(500, Private), Times = 5 });
        for (int round = 0; round < 5; round++)
        {
            await world.WorkAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        stored.Should().HaveCount(2);
        heard.Spans.Should().Contain(static span => span.OperationName == "payouts.webhook");
        heard.Of("payouts.webhook.deliveries").Should().HaveCount(8);
        string[] told =
        [
            .. logs.Texts,
            .. heard.Spans.Select(static span => $"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(static happened => happened.Tags))}"),
            .. heard.Measurements.Select(static measured => $"{measured.Instrument} {string.Join(' ', measured.Tags)}"),
            .. stored.Select(static delivery => $"{delivery.Key} {delivery.EventName} {delivery.ProviderId} {delivery.ProviderReference} {delivery}"),
            .. shown,
        ];
        foreach (string secret in new[] { "canary", "78135791", WebhookWorld.MonerooSecret, WebhookWorld.MonimeSecret, WebhookWorld.AlexpaySecret, token[41..] })
            told.Where(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("'{0}' is private", secret);

        async Task KeepAsync(Task<WebhookResult> receiving)
        {
            WebhookResult result = await receiving;
            shown.Add($"{result} {result.Account}");
        }
    }
}
