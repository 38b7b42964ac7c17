using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Monime;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Testing;

namespace Payouts.Tests.Conformance;

/// <summary>Monime, in either generation of its API, against the simulator.</summary>
internal class MonimeSubject(MonimeApi api) : ProviderSubject
{
    private PayoutSimulator? _simulator;

    public static IReadOnlyList<SubjectCase> Cases { get; } =
    [
        new("Monime v1", static () => new MonimeSubject(MonimeApi.V1), new Dictionary<string, string>(Both())
        {
            ["An operation that the capabilities do not list is refused, and sends nothing"] = "every operation that the provider has an interface for is listed",
        }),
        new("Monime 2024-08-01", static () => new MonimeSubject(MonimeApi.Release20240801), new Dictionary<string, string>(Both())
        {
            ["The balances can be read, all of them and one by one"] = "the provider does not tell balances",
        }),
        new("Monime v1 by its keys alone", static () => new KeyedMonimeSubject(), new Dictionary<string, string>(Both())
        {
            ["A search finds the payout with the handle, with its amount, and no other"] = "the provider does not search by handle",
            ["A search that finds nothing after reading everything says so"] = "the provider does not search by handle",
            ["A search that could not be finished throws, and never says \"not there\""] = "the provider does not search by handle",
            ["A search that comes upon a payout it cannot read throws, and never says \"not there\""] = "the provider does not search by handle",
            ["An operation that the capabilities do not list is refused, and sends nothing"] = "every operation that the provider has an interface for is listed",
            ["The list of payouts shows a payout that was made"] = "the provider does not list payouts",
            ["A payout that is withdrawn in time is Cancelled and never executed"] = "the provider does not cancel",
            ["A cancellation that gets no useful answer cancels nothing on this side"] = "the provider does not cancel",
            ["Metadata that is replaced keeps the handle"] = "the provider does not replace metadata",
            ["The balances can be read, all of them and one by one"] = "the provider does not tell balances",
            ["A name look-up answers for an account that can be paid"] = "the provider does not look names up",
            ["The directory lists methods of a route, and finds each again by its code"] = "the provider has no directory",
        }),
    ];

    public override string Account => "monime";

    public override IReadOnlyCollection<string> Secrets => [MonimeDefaults.TestToken];

    public override PayoutFailure? FailureReason => new(
        PayoutFailureCategory.RecipientNotFound, api == MonimeApi.V1 ? "provider_account_missing" : "providerAccountMissing", "The destination account does not exist");

    public override PayoutFailure? RefusalReason => new(PayoutFailureCategory.InvalidRequest, "bad_request", "'source.financialAccountId' is not an account of this Space.");

    public override async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        _simulator = await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { TimeProvider = Clock }, cancellationToken);
        return _simulator.AddressOf(MonimeDefaults.ProviderName);
    }

    public override void Register(PayoutsBuilder builder, Uri baseAddress) => builder.AddMonime(Account, options =>
    {
        options.BaseAddress = baseAddress;
        options.AccessToken = MonimeDefaults.TestToken;
        options.SpaceId = MonimeDefaults.SpaceId;
        options.Api = api;
    });

    public override PayoutRequest RequestThatSucceeds(string reference) => To("+23278135791", reference);

    public override PayoutRequest? RequestThatEndsIn(PayoutStatus status, string reference) =>
        status == PayoutStatus.Failed ? To(MonimeMagicNumbers.AccountMissing, reference) : null;

    public override PayoutRequest RequestThatIsRefused(string reference) => To("+23278135791", reference, source: "fac-none");

    public override PayoutRequest RequestThatStaysPending(string reference) => To(MonimeMagicNumbers.StaysPending, reference);

    public override PayoutRequest RequestWithUnknownStatus(string reference) => To(MonimeMagicNumbers.UnknownStatus, reference);

    public override PayoutDestination? DestinationIn(PayoutChannel channel) => channel switch
    {
        PayoutChannel.BankAccount => PayoutDestination.BankAccount("slb004", "0012345678", "SL"),
        PayoutChannel.ProviderWallet => PayoutDestination.ProviderWallet("dw001", "W-100200", "SL"),
        _ => null,
    };

    public override Task<int> CountExecutionsAsync(string reference, string handle, CancellationToken cancellationToken) => Task.FromResult(_simulator!.Ledger.Entries.Count(entry =>
        entry.State is LedgerState.Accepted or LedgerState.Completed && entry.Metadata.GetValueOrDefault("payouts_handle") == handle));

    public override async ValueTask DisposeAsync()
    {
        if (_simulator is not null) await _simulator.DisposeAsync();
    }

    private static Dictionary<string, string> Both() => new()
    {
        ["A payout is followed until it is Cancelled"] = "the subject has no request that ends Cancelled",
        ["A payout is followed until it is Reversed"] = "the subject has no request that ends Reversed",
        ["Every create call to a provider that takes no keys has a connection of its own"] = "the provider takes keys: a request that a stale connection lost may be repeated",
        ["A description of the longest length is sent, and a longer one is refused"] = "the provider takes no description",
        ["The smallest amount is sent, and a smaller one is refused"] = "no smallest amount is documented",
        ["A kind of account that no route serves is refused, and nothing is journalled or sent"] = "every kind of account is served",
        ["After HTTP 429, nothing executed: never called failed, and paid at most once"] = "the capabilities say that HTTP 429 proves that nothing was executed",
        ["After HTTP 429, the payout executed: never called failed, and paid at most once"] = "the capabilities say that HTTP 429 proves that nothing was executed",
    };

    private static PayoutRequest To(string phone, string reference, string? source = null) => new()
    {
        Reference = reference,
        Amount = Money.Of(150m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney(phone, MobileNetwork.Orange, "SL"),
        SourceAccount = source,
    };
}
