using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tests.Validation;

/// <summary>A client whose transport and journal are watched.</summary>
internal sealed class RefusalHost : IAsyncDisposable
{
    public const string MonimeAnswer = """{"success":true,"messages":[],"result":{"id":"pay-1","status":"pending","amount":{"currency":"SLE","value":1050}}}""";

    private readonly ServiceProvider _services;
    private readonly InMemoryPayoutJournal _journal = new(TimeProvider.System);

    private RefusalHost(string? answer, Action<PayoutsBuilder> accounts, params string[] names)
    {
        Transport = new StubHandler(answer);
        var services = new ServiceCollection();
        services.AddPayouts(payouts => accounts(payouts.UseJournal(_ => _journal)));
        foreach (string name in names) services.AddHttpClient(PayoutHttp.ClientName(name)).ConfigurePrimaryHttpMessageHandler(() => Transport);
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<IPayoutClient>();
    }

    public StubHandler Transport { get; }

    public IPayoutClient Client { get; }

    public static RefusalHost ForMonime(string? answer = null) => new(answer, static payouts => AddMonime(payouts, "monime"), "monime");

    public static RefusalHost ForWestAfrica() => new(null, static payouts => AddWestAfrican(payouts, "west"), "west");

    public static RefusalHost ForAll(string? answer = null) => new(
        answer,
        static payouts =>
        {
            AddMonime(payouts, "monime");
            AddWestAfrican(payouts, "west");
            AddWestAfrican(payouts, "west-payroll");
        },
        "monime",
        "west",
        "west-payroll");

    public static RefusalHost ForOneEach(string? answer = null) => new(
        answer,
        static payouts =>
        {
            AddMonime(payouts, "monime");
            AddWestAfrican(payouts, "west");
        },
        "monime",
        "west");

    /// <summary>Creates, expects a refusal, and makes sure that nothing was journalled and nothing left.</summary>
    public async Task<PayoutValidationException> RefuseAsync(RequestDraft draft)
    {
        PayoutValidationException refusal = (await FluentActions.Awaiting(() => Client.CreateAsync(draft.ToRequest())).Should().ThrowAsync<PayoutValidationException>()).Which;
        Transport.Requests.Should().BeEmpty();
        (await CountAsync()).Should().Be(0);
        return refusal;
    }

    public async Task<int> CountAsync()
    {
        int count = 0;
        await foreach (JournalRecord _ in _journal.ListAsync(new PayoutFilter(), CancellationToken.None)) count++;
        return count;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void AddMonime(PayoutsBuilder payouts, string name) => payouts.AddMonime(name, static options =>
    {
        options.AccessToken = "mon_test_secret";
        options.SpaceId = "spc-1";
        options.Transport.AllowForeignTransport = true;
    });

    private static void AddWestAfrican(PayoutsBuilder payouts, string name) =>
        payouts.AddProvider(
            "WestAfrican", name, static context => new WestAfricanProvider(context.Name), static _ => new TransportOptions { AllowForeignTransport = true });
}
