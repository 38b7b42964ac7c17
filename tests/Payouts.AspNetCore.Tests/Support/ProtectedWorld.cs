using System.Text;
using Payouts.Simulator;
using Payouts.Testing;

namespace Payouts.AspNetCore.Tests.Support;

/// <summary>A provider on loopback and the payouts that are made there, with a private value in every place that takes one.</summary>
internal sealed class ProtectedWorld : IAsyncDisposable
{
    internal const string Phone = "+23278135791";
    internal const string Account = "canaryacct9081";
    internal const string Name = "canaryname";
    internal const string Mail = "mail@canary.example";
    internal const string Text = "canarytext";
    internal const string Entry = "canaryentry";
    internal const string ProviderText = "canaryprovidertext";
    internal const string Who = "canarywho";
    internal const string Why = "canarywhy";

    private ProtectedWorld(PayoutSimulator simulator, ManualClock clock) => (Simulator, Clock) = (simulator, clock);

    internal PayoutSimulator Simulator { get; }

    internal ManualClock Clock { get; }

    internal KeyFolder Keys { get; } = new();

    internal KeyFolder OtherKeys { get; } = new();

    /// <summary>How often the provider was asked to pay.</summary>
    internal int Creates => Simulator.Requests.All.Count(static request => request.Method == "POST");

    internal static async Task<ProtectedWorld> StartAsync()
    {
        var clock = new ManualClock();
        return new ProtectedWorld(await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { TimeProvider = clock }), clock);
    }

    internal static PayoutRequest Request(string reference) => new()
    {
        Reference = reference,
        Amount = Money.Of(150m, Currency.SLE),
        Destination = reference == "banked" ? PayoutDestination.BankAccount("slb004", Account, "SL") : PayoutDestination.MobileMoney(Phone, MobileNetwork.Orange, "SL"),
        Beneficiary = new Beneficiary { FirstName = Name, LastName = Name, Email = Mail, PhoneNumber = Phone, Address = Text },
        Description = Text,
        Metadata = new Dictionary<string, string> { ["note"] = Entry },
    };

    /// <summary>One payout in each of the states that matter, made through a process that has the keys.</summary>
    internal async Task FillAsync(ServiceProcess process)
    {
        await process.CreateAsync("paid");
        await process.CreateAsync("banked");
        OnCreate(FaultAction.Respond(400, $$$"""{"success":false,"error":{"code":400,"reason":"bad_request","message":"{{{ProviderText}}} {{{Phone}}}"}}"""));
        (await process.CreateAsync("refused")).Failure!.Message.Should().Contain(ProviderText);
        OnCreate(FaultAction.Respond(401, """{"success":false,"error":{"code":401,"reason":"unauthorized","message":"no"}}"""));
        await ((Func<Task>)(() => process.CreateAsync("unsent"))).Should().ThrowAsync<PayoutNotExecutedException>();
        OnCreate(FaultAction.Abort(), FaultPoint.AfterExecute);
        (await process.CreateAsync("lost")).Status.Should().Be(PayoutStatus.Unknown);
        foreach (string reference in new[] { "dropped", "judged" })
        {
            OnCreate(FaultAction.Abort(), FaultPoint.BeforeExecute);
            (await process.CreateAsync(reference)).Status.Should().Be(PayoutStatus.Unknown);
        }

        Settle();
        (await process.RunAsync(client => client.ResolveAsync("judged", PayoutDecision.NotPaid, Who, Why))).Status.Should().Be(PayoutStatus.Failed);
    }

    internal void OnCreate(FaultAction action, FaultPoint point = FaultPoint.BeforeExecute) =>
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Template = "/v1/payouts", Action = action, Point = point, Times = 1 });

    /// <summary>Moves the clock past every deadline and grace, and past the end of processing.</summary>
    internal void Settle() => Clock.Advance(TimeSpan.FromSeconds(60));

    /// <summary>The private values, in each form in which they could stand somewhere.</summary>
    internal static IEnumerable<string> Secrets() =>
        new[] { Phone[1..], Account, Name, Mail, Text, Entry, ProviderText, Who, Why, "\"destination\"" }.SelectMany(static secret => Encoded(secret).Prepend(secret));

    /// <summary>A text as it stands in Base64, wherever in a group of three bytes it begins.</summary>
    internal static IEnumerable<string> Encoded(string text) =>
        new[] { "", "x", "xx" }.Select(before => Convert.ToBase64String(Encoding.UTF8.GetBytes(before + text))[4..^4]);

    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        Keys.Dispose();
        OtherKeys.Dispose();
    }
}
