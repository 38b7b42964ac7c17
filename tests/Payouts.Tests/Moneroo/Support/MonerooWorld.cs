using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Journal;
using Payouts.Moneroo;
using Payouts.Providers;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo.Support;

/// <summary>A client with one Moneroo account that talks over real sockets to a table of answers; the clock stands still until a test moves it.</summary>
internal sealed class MonerooWorld : IAsyncDisposable
{
    public const string Key = "pvk_sandbox_k3yk3y|01HZY0000000000000000S3CRT";
    public const string Create = "POST /v1/payouts/initialize";
    public const string Methods = "GET /utils/payout/methods";
    public const string Created = """{"success":true,"message":"Payout transaction initialized successfully","data":{"id":"po1"}}""";

    private readonly ConcurrentDictionary<string, TableAnswer> _answers = new();
    private readonly List<Action<MonerooOptions>> _settings = [];
    private readonly ServiceProvider _services;
    private int _created;

    public MonerooWorld(Action<MonerooOptions>? configure = null, Func<RawExchange, TableAnswer?>? find = null, Action<PayoutsOptions>? library = null)
    {
        Server = new TableServer(find ?? Find);
        Journal = new InMemoryPayoutJournal(Clock);
        On(Methods, 200, """{"data":[]}""");
        _settings.Add(options => (options.SecretKey, options.BaseAddress) = (Key, Server.Address));
        if (configure is not null) _settings.Add(configure);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddPayouts(payouts =>
        {
            payouts.UseJournal(_ => Journal).AddMoneroo(options => _settings.ForEach(set => set(options)));
            if (library is not null) payouts.Configure(library);
        });
        _services = services.BuildServiceProvider();
    }

    public TableServer Server { get; }

    public ManualClock Clock { get; } = new();

    public InMemoryPayoutJournal Journal { get; }

    public IPayoutClient Client => _services.GetRequiredService<IPayoutClient>();

    public MonerooProvider Provider => (MonerooProvider)_services.GetRequiredKeyedService<IPayoutProvider>("moneroo");

    /// <summary>The bodies of the create calls, in order.</summary>
    public IReadOnlyList<string> Bodies => [.. Server.Requests.Where(static request => request.IsPost).Select(static request => System.Text.Encoding.UTF8.GetString(request.Body))];

    /// <summary>A world whose list of methods is this one.</summary>
    public static MonerooWorld Listing(string body)
    {
        var world = new MonerooWorld();
        world.On(Methods, 200, body);
        return world;
    }

    /// <summary>Answers a call so from now on.</summary>
    public void On(string call, int status, string body, string contentType = "application/json", params string[] headers) =>
        _answers[call] = new TableAnswer(status, body, contentType, headers);

    /// <summary>Changes the account's options while the client runs, as a reloaded configuration does.</summary>
    public void Reconfigure(Action<MonerooOptions> change)
    {
        _settings.Add(change);
        _services.GetRequiredService<IOptionsMonitorCache<MonerooOptions>>().TryRemove("moneroo");
    }

    /// <summary>Waits for work that pauses between its tries, moving the clock whenever it does.</summary>
    public async Task<T> RunAsync<T>(Task<T> work)
    {
        using var done = new CancellationTokenSource(Patience.Long);
        while (await Task.WhenAny(work, Clock.WaitForTimerAsync(TimeSpan.FromSeconds(10), done.Token)) != work)
        {
            done.Token.ThrowIfCancellationRequested();
            Clock.Advance(TimeSpan.FromMilliseconds(250));
        }

        await done.CancelAsync();
        return await work;
    }

    /// <summary>An acceptance under an id of its own: po1, po2 and so on.</summary>
    public TableAnswer Accept() => new(201, Created.Replace("po1", $"po{Interlocked.Increment(ref _created)}", StringComparison.Ordinal));

    private TableAnswer? Find(RawExchange exchange)
    {
        string call = exchange.RequestLine[..exchange.RequestLine.LastIndexOf(' ')];
        return _answers.TryGetValue(call, out TableAnswer? answer) ? answer : call == Create ? Accept() : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
