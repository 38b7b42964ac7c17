using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Testing;
using Payouts.Tests.Diagnostics.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Diagnostics;

/// <summary>No tag of a span or a metric holds anything of people, nor anything secret; metrics hold no reference either.</summary>
[Collection(OneAtATime.Name)]
public sealed class TelemetryPrivacyTests
{
    private const string Phone = "+22951345020";
    private const string AccountNumber = "ACCT-9081726354";
    private const string Canary = "canary";

    private readonly ManualClock _clock = new();
    private readonly RecordingEventHandler _handler = new();

    [Fact]
    public async Task Nothing_private_is_in_any_tag()
    {
        await using var server = new RawServer(Scripts.Answer(201, $$"""{"id":"po_1","status":"pending {{Canary}}"}"""));
        await using var host = new PayoutsHost(
            new LoopbackSettings(server.Address) { IsSearchable = true, IsListed = true }, new HostSetup { Clock = _clock, Before = services => services.AddSingleton<IPayoutEventHandler>(_handler) });
        using var heard = new HeardTelemetry(host);
        _handler.Refuses = static happened => happened.To == PayoutStatus.Unknown;

        await RunScenarioAsync(server, host);

        string[] spans = [.. heard.Spans.Select(Text)];
        string[] measurements = [.. heard.Measurements.Select(static measured => $"{measured.Instrument} {string.Join(' ', measured.Tags)}")];
        heard.Spans.Select(static span => span.OperationName).Should().Contain(new[] { "payouts.create", "payouts.attempt", "payouts.read", "payouts.resolve", "payouts.event", "payouts.sweep", "payouts.decide", "payouts.cancel" });
        foreach (string secret in new[] { Phone, Phone[1..], Phone[4..], AccountNumber, Canary, "Bearer", "loopback-key", "Statement" })
        {
            spans.Where(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("'{0}' is private", secret);
            measurements.Where(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("'{0}' is private", secret);
        }

        measurements.Should().NotContain(static text => text.Contains("refund-", StringComparison.Ordinal), "there are as many references as payouts");
    }

    private async Task RunScenarioAsync(RawServer server, PayoutsHost host)
    {
        IPayoutReconciler reconciler = host.Get<IPayoutReconciler>();
        await host.Client.CreateAsync(Request("refund-1"));
        await TryAsync(() => host.Client.CancelAsync("refund-1"));
        server.Script = Scripts.Answer(500, $"<html>{Canary} {Phone}</html>");
        await TryAsync(() => _clock.RunAsync(host.Client.RefreshAsync("refund-1")));
        await TryAsync(() => host.Client.CreateAsync(Request("refund-2")));
        server.Script = Scripts.Answer(400, $$"""{"error":"{{Canary}} {{AccountNumber}}"}""");
        await TryAsync(() => host.Client.CreateAsync(Request("refund-3")));
        await TryAsync(() => host.Client.CreateAsync(Request("refund-1", PayoutDestination.MobileMoney(Phone + "0"))));
        await TryAsync(() => host.Client.CreateAsync(Request("refund-4", PayoutDestination.BankAccount(AccountNumber, AccountNumber, "BJ"))));
        await TryAsync(() => host.Client.CreateAsync(Request($"{Canary}\n{Phone}")));
        server.Script = Scripts.Answer(200, $"[{{\"id\":\"po_9\",\"status\":\"{Canary}\"}}]");
        _clock.Advance(TimeSpan.FromMinutes(2));
        await TryAsync(() => _clock.RunAsync(host.Client.RefreshAsync("refund-2")));
        await TryAsync(() => host.Client.ResolveAsync("refund-2", PayoutDecision.NotPaid, Canary, $"Statement of {Phone}"));
        await TryAsync(() => _clock.RunAsync(reconciler.SweepAsync(PayoutsHost.Account)));
        for (int round = 0; round < 4; round++) await _clock.RunAsync(reconciler.RunOnceAsync());
    }

    private static async Task TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            await call();
        }
        catch (PayoutException)
        {
            // What becomes of it is not looked at here.
        }
    }

    private static PayoutRequest Request(string reference, PayoutDestination? destination = null) => new()
    {
        Reference = reference,
        Amount = Money.Of(1_000m, Currency.XOF),
        Destination = destination ?? PayoutDestination.MobileMoney(Phone, MobileNetwork.Mtn, "BJ"),
        Beneficiary = new Beneficiary { FirstName = Canary, LastName = Canary, Email = $"{Canary}@example.com", PhoneNumber = Phone, Address = Canary },
        Description = Canary,
        Metadata = new Dictionary<string, string> { ["note"] = Canary },
    };

    private static string Text(Activity span) =>
        $"{span.DisplayName} {string.Join(' ', span.TagObjects)} {span.StatusDescription} {string.Join(' ', span.Baggage)} {string.Join(' ', span.Events.Select(static happened => happened.Name))} {string.Join(' ', span.Links.SelectMany(static link => link.Tags ?? []))}";
}
