using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payouts.Simulator.Alexpay;

/// <summary>Alexpay's payout API over one merchant in two environments.</summary>
internal sealed class AlexpayProvider : ISimulatedProvider
{
    private static readonly AnswerIds PaymentIds = new("id", "payout_id", "reference", "provider_transaction_id");

    private readonly AlexpayGate _gate;
    private readonly AlexpayStore _store;
    private readonly AlexpayEndpoint _endpoint;
    private readonly AlexpayCreate _create;
    private readonly AlexpayRead _read;
    private readonly AlexpayList _list;
    private readonly AlexpayLookup _lookup;

    public AlexpayProvider(SimulatorContext context)
    {
        AlexpaySimulatorOptions options = context.Options.For<AlexpaySimulatorOptions>();
        AlexpayEnvelope envelope = new(options);
        AlexpayPayoutJson json = new(new AlexpayProgress(context, options), options);
        _gate = new AlexpayGate(options);
        AlexpaySight sight = new(context, json);
        AlexpayWebhooks webhooks = new(context, options, sight);
        _store = new AlexpayStore(context, options, webhooks);
        _endpoint = new AlexpayEndpoint(_store, options);
        _create = new AlexpayCreate(_store, json, envelope, context.Outcomes, options);
        _read = new AlexpayRead(sight, envelope, options);
        _list = new AlexpayList(sight, envelope, options);
        _lookup = new AlexpayLookup(envelope, webhooks);
    }

    public string Name => AlexpayDefaults.ProviderName;

    public string Summary => $"keys {AlexpayDefaults.TestSecretKey} and {AlexpayDefaults.TestPublicKey}";

    public IReadOnlyDictionary<string, SimulatedOutcome> MagicDestinations => AlexpayMagicNumbers.Table;

    public IReadOnlyList<string> DirectoryTemplates { get; } = ["/v1/countries", "/v1/payment/banks"];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "POST", "/v1/payment/payouts/process", _create.Handle).WithMetadata(PaymentIds);
        Map(endpoints, "GET", "/v1/payment/{id}/check", _read.CheckById).WithMetadata(PaymentIds);
        Map(endpoints, "GET", "/v1/payment/transactions/{reference}/check", _read.CheckByReference).WithMetadata(PaymentIds);
        Map(endpoints, "GET", "/v1/payment/{reference}", _read.ByReference).WithMetadata(PaymentIds);
        Map(endpoints, "GET", "/v1/payment", _list.Handle).WithMetadata(PaymentIds);
        // A literal segment is matched before {reference}, so a payout could never be called "banks".
        Map(endpoints, "GET", "/v1/payment/banks", _lookup.Banks);
        Map(endpoints, "GET", "/v1/account/get-wallet", _lookup.Wallets);
        Map(endpoints, "POST", "/v1/account/generate-webhook-secret", _lookup.NewWebhookSecret);
        endpoints.MapGet("/v1/countries", (RequestDelegate)(http => _endpoint.RunAsync(http, _gate.AdmitPublic, _lookup.Countries)));
        endpoints.Map("/{**path}", http => _endpoint.RunAsync(http, _gate.AdmitPair, _ => throw AlexpayRefusalException.NoEndpoint()));
    }

    public void Advance() => _store.Advance();

    public void SetBalance(long? minorUnits) => _store.SetBalance(minorUnits);

    public void Reset() => _store.Reset();

    private IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string method, string path, Func<AlexpayCall, AlexpayAnswer> handle) =>
        endpoints.MapMethods(path, [method], (RequestDelegate)(http => _endpoint.RunAsync(http, _gate.AdmitPair, handle)));
}
