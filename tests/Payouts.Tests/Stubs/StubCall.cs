using System.Text.Json;
using System.Text.Json.Nodes;
using Payouts.Tests.Support;

namespace Payouts.Tests.Stubs;

/// <summary>The call that meets one mapping.</summary>
internal sealed record StubCall(WireMockMapping Mapping, StubAccount Account)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    /// <summary>The payout to make: the one that the mapping has as its request, or the provider's default.</summary>
    internal PayoutRequest Payout
    {
        get
        {
            PayoutRequest payout = Arguments.Count == 0 ? Account.Stubs.DefaultRequest : Account.Stubs.Read(Arguments);
            return Mapping.Payouts["extras"] is not { } extras ? payout : new PayoutRequest
            {
                Reference = payout.Reference,
                Amount = payout.Amount,
                Destination = payout.Destination,
                Beneficiary = payout.Beneficiary,
                Description = payout.Description,
                SourceAccount = payout.SourceAccount,
                Metadata = payout.Metadata,
                Extras = Account.Stubs.ReadExtras(extras),
            };
        }
    }

    /// <summary>Whose name is looked up.</summary>
    internal PayoutDestination Destination => Arguments["destination"]?.Deserialize<PayoutDestination>(Options) ?? Account.Stubs.DefaultRequest.Destination;

    private JsonObject Arguments { get; } = Mapping.Payouts["request"]?.AsObject() ?? [];

    /// <summary>An argument that may be left out.</summary>
    internal string? Text(string name) => (string?)Arguments[name];

    /// <summary>An argument that the operation cannot do without.</summary>
    internal string Need(string name) => Text(name) ?? throw new NotSupportedException($"{Mapping}: metadata.payouts.request.{name} is missing.");

    /// <summary>All arguments as one value.</summary>
    internal T ArgumentsAs<T>() => Arguments.Deserialize<T>(Options)!;

    /// <summary>An ability of the provider's beyond creating and reading.</summary>
    internal TAbility As<TAbility>()
        where TAbility : class => Account.Provider as TAbility
            ?? throw new NotSupportedException($"{Mapping}: {Account.Stubs.ProviderType} is no {typeof(TAbility).Name}.");
}
