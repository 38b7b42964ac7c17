using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payouts.Simulator.Moneroo;

/// <summary>Moneroo's payout API, with the directory at the root and everything else below <c>/v1</c>.</summary>
internal sealed class MonerooProvider : ISimulatedProvider
{
    private readonly MonerooSimulatorOptions _options;
    private readonly MonerooStore _store;
    private readonly MonerooEndpoint _endpoint;
    private readonly MonerooCreate _create;
    private readonly MonerooRead _read;
    private readonly MonerooDirectory _directory;

    public MonerooProvider(SimulatorContext context)
    {
        _options = context.Options.For<MonerooSimulatorOptions>();
        MonerooEnvelope envelope = new(_options);
        MonerooOutcomes outcomes = new(context.Outcomes);
        MonerooWebhooks webhooks = new(context, _options.Webhooks);
        _store = new MonerooStore(context, new MonerooSettlement(context, outcomes, webhooks), webhooks);
        _endpoint = new MonerooEndpoint(new MonerooGate(_options), _store, envelope);
        _create = new MonerooCreate(_store, envelope, _options);
        _read = new MonerooRead(context, new MonerooProgress(context, outcomes));
        _directory = new MonerooDirectory(_options);
    }

    public string Name => MonerooDefaults.ProviderName;

    public string Summary => $"key {MonerooDefaults.SandboxKey}";

    public IReadOnlyDictionary<string, SimulatedOutcome> MagicDestinations => MonerooMagicNumbers.Table;

    public IReadOnlyList<string> DirectoryTemplates { get; } = ["/utils/payout/methods"];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/v1/payouts/initialize", (RequestDelegate)(http => _endpoint.RunAsync(http, _create.Handle)));
        endpoints.MapGet("/v1/payouts/{id}", (RequestDelegate)(http => _endpoint.RunAsync(http, call => _read.Handle(call, _options.RetrieveShape))));
        endpoints.MapGet("/v1/payouts/{id}/verify", (RequestDelegate)(http => _endpoint.RunAsync(http, call => _read.Handle(call, _options.VerifyShape))));
        endpoints.MapGet("/utils/payout/methods", (RequestDelegate)(http => _endpoint.RunOpenAsync(http, _directory.Handle)));
        endpoints.Map("/{**path}", http => _endpoint.RunOpenAsync(http, _ => throw MonerooRefusalException.NoSuchPath()));
    }

    public void Advance() => _store.Advance();

    public void SetBalance(long? minorUnits) => _store.SetBalance(minorUnits);

    public void Reset() => _store.Reset();
}
