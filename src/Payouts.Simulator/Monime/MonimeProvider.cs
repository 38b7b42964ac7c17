using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payouts.Simulator.Monime;

/// <summary>Both generations of Monime's payout API over one set of Spaces.</summary>
internal sealed class MonimeProvider : ISimulatedProvider
{
    private readonly MonimeStore _store;
    private readonly MonimeEndpoint _endpoint;
    private readonly MonimeIdentity _identity;
    private readonly MonimeCreate _create;
    private readonly MonimeRead _read;
    private readonly MonimeChange _change;
    private readonly MonimeLookup _lookup;

    public MonimeProvider(SimulatorContext context)
    {
        MonimeSimulatorOptions options = context.Options.For<MonimeSimulatorOptions>();
        MonimeGate gate = new(options);
        MonimeProgress progress = new(context);
        MonimePayoutJson json = new(progress);
        MonimeSight sight = new(context, json);
        _store = new MonimeStore(context, options, new MonimeWebhooks(context, options, sight));
        _endpoint = new MonimeEndpoint(gate, _store, context);
        _identity = new MonimeIdentity(gate);
        _create = new MonimeCreate(_store, sight);
        _read = new MonimeRead(progress, json, sight);
        _change = new MonimeChange(_store, progress, sight);
        _lookup = new MonimeLookup(context.Outcomes);
    }

    public string Name => MonimeDefaults.ProviderName;

    public string Summary => $"token {MonimeDefaults.TestToken}, Space {MonimeDefaults.SpaceId}";

    public IReadOnlyDictionary<string, SimulatedOutcome> MagicDestinations => MonimeMagicNumbers.Table;

    public IReadOnlyList<string> DirectoryTemplates { get; } =
    [
        "/v1/momos", "/v1/momos/{id}", "/v1/banks", "/v1/banks/{id}", "/v1/provider-kyc/{id}",
        "/momos", "/momos/{id}", "/banks", "/banks/{id}", "/kyc-verifications/{id}",
    ];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", (RequestDelegate)_identity.HandleAsync);
        MapPayouts(endpoints, MonimeGeneration.Caph, _read.Page);
        MapPayouts(endpoints, MonimeGeneration.Dated, _read.DatedPage);
        MapLookup(endpoints, MonimeGeneration.Caph, "/provider-kyc/{id}");
        MapLookup(endpoints, MonimeGeneration.Dated, "/kyc-verifications/{id}");
        Map(endpoints, MonimeGeneration.Caph, "GET", "/financial-accounts", MonimeAccounts.List);
        Map(endpoints, MonimeGeneration.Caph, "GET", "/financial-accounts/{id}", MonimeAccounts.One);
        endpoints.Map("/{**path}", http => _endpoint.RunAsync(http, MonimeGeneration.Caph, _ => throw MonimeRefusalException.NotFound()));
    }

    public void Advance() => _store.Advance();

    public void SetBalance(long? minorUnits) => _store.SetBalance(minorUnits);

    public void Reset() => _store.Reset();

    private void MapPayouts(IEndpointRouteBuilder endpoints, MonimeGeneration generation, Func<MonimeCall, MonimeAnswer> page)
    {
        Map(endpoints, generation, "POST", "/payouts", _create.Handle);
        Map(endpoints, generation, "GET", "/payouts", page);
        Map(endpoints, generation, "GET", "/payouts/{id}", _read.One);
        Map(endpoints, generation, "PATCH", "/payouts/{id}", _change.Update);
        Map(endpoints, generation, "DELETE", "/payouts/{id}", _change.Delete);
    }

    private void MapLookup(IEndpointRouteBuilder endpoints, MonimeGeneration generation, string accountName)
    {
        Map(endpoints, generation, "GET", "/momos", MonimeLookup.List("momo"));
        Map(endpoints, generation, "GET", "/momos/{id}", MonimeLookup.One("momo"));
        Map(endpoints, generation, "GET", "/banks", MonimeLookup.List("bank"));
        Map(endpoints, generation, "GET", "/banks/{id}", MonimeLookup.One("bank"));
        Map(endpoints, generation, "GET", accountName, _lookup.AccountName);
    }

    private void Map(IEndpointRouteBuilder endpoints, MonimeGeneration generation, string method, string path, Func<MonimeCall, MonimeAnswer> handle) =>
        endpoints.MapMethods(generation.Prefix + path, [method], (RequestDelegate)(http => _endpoint.RunAsync(http, generation, handle)));
}
