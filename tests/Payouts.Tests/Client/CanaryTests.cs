using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.Journal;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Client;

/// <summary>Nothing private reaches a log, a trace, an event, an exception or a text form. One test at a time: listeners hear the whole process.</summary>
[Collection(nameof(CanaryTests))]
[CollectionDefinition(nameof(CanaryTests), DisableParallelization = true)]
public sealed class CanaryTests
{
    private const string Phone = "+23278135791";
    private const string AccountNumber = "ACCT-9081726354";
    private const string FirstName = "Zsófiacanary";
    private const string Note = "notecanary-5f2d";
    private const string ProviderText = "providertextcanary";

    [Fact]
    public async Task MainScenarios_WithEverythingListenedTo_LeakNothingPrivate()
    {
        var heard = new ConcurrentQueue<string>();
        using var logs = new CanaryLogs(heard);
        using var events = new CanaryEvents(heard);
        using ActivityListener activities = ListenToActivities(heard);
        var secrets = new List<string> { Phone, Phone[1..], AccountNumber, FirstName, "zs@canary.example", Note, ProviderText, MonimeDefaults.TestToken, "payouts_handle" };

        foreach (MonimeApi api in Enum.GetValues<MonimeApi>())
        {
            await using MonimeWorld world = await MonimeWorld.StartAsync(api, payouts => payouts.Services.AddLogging(
                logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft.AspNetCore", LogLevel.None).AddProvider(logs)));
            await RunScenariosAsync(world, heard);
            secrets.AddRange(world.Wire.Creates.Select(static request => request.Headers["Idempotency-Key"]).Distinct());
            secrets.AddRange(world.Wire.Creates.Select(static request => request.BodyText).Distinct());
            foreach (PayoutEvent happened in await world.TakeEventsAsync()) heard.Enqueue(happened.ToString());
        }

        logs.Count.Should().BePositive("otherwise nothing was listened to");
        heard.Should().Contain(static text => text.StartsWith("RequestStart"), "the runtime's events are listened to as well");
        foreach (string secret in secrets) heard.Where(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("'{0}' is private", secret);
    }

    [Fact]
    public void Canary_OfATextThatLeaks_IsHeard()
    {
        var heard = new ConcurrentQueue<string>();
        using var logs = new CanaryLogs(heard);
        using ActivityListener activities = ListenToActivities(heard);
        using var source = new ActivitySource("canary");

        logs.CreateLogger("any").Log(LogLevel.Trace, default, Phone, exception: null, static (state, _) => $"Paid {state}");
        using (Activity? activity = source.StartActivity("pay")) activity?.SetTag("account", AccountNumber);

        heard.Should().Contain(static text => text.Contains(Phone)).And.Contain(static text => text.Contains(AccountNumber));
    }

    private static async Task RunScenariosAsync(MonimeWorld world, ConcurrentQueue<string> heard)
    {
        string reason = $$"""{"success":false,"error":{"code":400,"reason":"bad_request","message":"{{ProviderText}} {{Phone}} {{FirstName}}"} }""";
        var metadata = new Dictionary<string, string> { ["note"] = Note };
        Hear(await world.CreateAsync(Request("paid")));
        Hear(await world.RunAsync(world.Client.UpdateMetadataAsync("paid", metadata)));
        Hear(await world.CreateUnknownAsync(executed: true, Request("lost")));
        Hear(await world.CreateUnknownAsync(executed: false, Request("dropped", PayoutDestination.BankAccount("slb004", AccountNumber, "SL"))));
        world.Settle();
        foreach (string reference in new[] { "paid", "lost", "dropped" }) Hear(await world.RefreshAsync(reference));

        world.OnCreate(FaultAction.Respond(400, reason));
        Hear(await world.CreateAsync(Request("refused")));
        world.OnCreate(FaultAction.Respond(401, reason));
        await CatchAsync(() => world.CreateAsync(Request("misconfigured")));
        world.OnCreate(FaultAction.Respond(400, $"<html>{ProviderText} {Phone}</html>"));
        Hear(await world.CreateAsync(Request("odd")));
        world.OnRead(FaultAction.Respond(500, reason), times: 4);
        await CatchAsync(() => world.RefreshAsync("paid"));
        world.OnRead(FaultAction.Respond(200, $"{ProviderText} {Phone}"), times: 4);
        await CatchAsync(() => world.RefreshAsync("paid"));
        await CatchAsync(() => world.CreateAsync(Request("paid", PayoutDestination.ProviderWallet("dw001", AccountNumber, "SL"))));
        await CatchAsync(() => world.CreateAsync(Request("bad", PayoutDestination.MobileMoney(Phone + "x"))));
        await CatchAsync(() => world.CreateAsync(Request("bad", PayoutDestination.BankAccount("slb004", new string('1', 60) + AccountNumber))));
        await CatchAsync(() => world.Client.CancelAsync("odd"));
        await CatchAsync(() => world.RefreshAsync("none"));
        world.Reconfigure(options => options.SpaceId = "spc-other");
        await CatchAsync(() => world.RefreshAsync("paid"));
        world.Reconfigure(options => options.SpaceId = MonimeDefaults.SpaceId);

        Hear(await world.RunAsync(world.Provider.LookUpAsync(Sample.MobileTo(Phone), FirstName)));
        world.On("GET", world.Prefix.Length > 0 ? "/provider-kyc/{id}" : "/kyc-verifications/{id}", FaultAction.Abort(), times: 4);
        Hear(await world.RunAsync(world.Provider.LookUpAsync(Sample.MobileTo(Phone), FirstName)));
        world.Clock.Advance(TimeSpan.FromMinutes(1)); // The faults above have opened the breaker of reads.
        await foreach (Payout payout in world.Client.ListAsync()) Hear(payout);
        await foreach (PayoutReading reading in world.Provider.ListPayoutsAsync())
        {
            Hear(reading);
            Hear(reading.Raw!);
        }

        JournalRecord record = (await world.Journal.FindAsync("refused", default))!;
        foreach (object part in new object[] { record, record.Exchange, record.Request, record.Request.Destination, record.Request.Beneficiary!, record.Attempts[0] }) Hear(part);

        async Task CatchAsync(Func<Task<Payout>> call)
        {
            Func<Task> running = () => world.RunAsync(call());
            heard.Enqueue((await running.Should().ThrowAsync<PayoutException>()).Which.ToString());
        }

        void Hear(object value)
        {
            heard.Enqueue(value.ToString()!);
            if (value is not Payout payout) return;
            heard.Enqueue($"{payout.Failure} {payout.NextStep} {payout.Destination} {payout.GetRawAnswer()}");
            foreach (TimelineEntry entry in payout.Timeline) heard.Enqueue(entry.ToString());
        }
    }

    private static PayoutRequest Request(string reference, PayoutDestination? destination = null) => new()
    {
        Reference = reference,
        Amount = Money.Of(150m, Currency.SLE),
        Destination = destination ?? Sample.MobileTo(Phone),
        Beneficiary = new Beneficiary { FirstName = FirstName, LastName = FirstName, Email = "zs@canary.example", PhoneNumber = Phone, Address = Note },
        Description = Note,
        Metadata = new Dictionary<string, string> { ["note"] = Note },
        Extras = new MonimeExtras { MethodCode = destination is BankAccountDestination ? "slb004" : "m17" },
    };

    private static ActivityListener ListenToActivities(ConcurrentQueue<string> heard)
    {
        var listener = new ActivityListener
        {
            // The simulator's server runs in this process too; its traces are not the library's.
            ShouldListenTo = static source => !source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => heard.Enqueue(
                $"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.SelectMany(static e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed class CanaryLogs(ConcurrentQueue<string> heard) : ILoggerProvider, ILogger
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            heard.Enqueue(state.ToString()!);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Interlocked.Increment(ref _count);
            heard.Enqueue($"{formatter(state, exception)} {exception}");
            if (state is IEnumerable<KeyValuePair<string, object?>> values) heard.Enqueue(string.Join(' ', values));
        }

        public void Dispose()
        {
        }
    }

    /// <summary>The runtime's own public event sources of HTTP, sockets and names.</summary>
    private sealed class CanaryEvents(ConcurrentQueue<string> heard) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Security")
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            var text = new StringBuilder(eventData.EventName);
            foreach (object? value in eventData.Payload ?? []) text.Append(' ').Append(value);
            heard?.Enqueue(text.ToString());
        }
    }
}
