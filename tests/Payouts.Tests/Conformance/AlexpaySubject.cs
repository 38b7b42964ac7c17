using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Simulator;
using Payouts.Simulator.Alexpay;
using Payouts.Testing;

namespace Payouts.Tests.Conformance;

/// <summary>Alexpay against the simulator, with its list of transactions and without.</summary>
internal sealed class AlexpaySubject(bool useTransactionList) : ProviderSubject
{
    private PayoutSimulator? _simulator;

    public static IReadOnlyList<SubjectCase> Cases { get; } =
    [
        new("Alexpay", static () => new AlexpaySubject(useTransactionList: false), new Dictionary<string, string>(NotApplicable())
        {
            ["A search finds the payout with the handle, with its amount, and no other"] = "the provider does not search by handle",
            ["A search that comes upon a payout it cannot read throws, and never says \"not there\""] = "the provider does not search by handle",
            ["A search that could not be finished throws, and never says \"not there\""] = "the provider does not search by handle",
            ["A search that finds nothing after reading everything says so"] = "the provider does not search by handle",
            ["Another reference gives another request where the provider can find payouts by handle or key"] = "the provider has neither keys nor a search",
            ["The list of payouts shows a payout that was made"] = "the provider does not list payouts",
        }),
        new("Alexpay, with its list", static () => new AlexpaySubject(useTransactionList: true), new Dictionary<string, string>(NotApplicable())
        {
            ["An operation that the capabilities do not list is refused, and sends nothing"] = "every operation that the provider has an interface for is listed",
        }),
    ];

    public override string Account => "alexpay";

    public override IReadOnlyCollection<string> Secrets => [AlexpayDefaults.TestSecretKey, AlexpayDefaults.TestPublicKey];

    public override async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        _simulator = await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { TimeProvider = Clock }, cancellationToken);
        return _simulator.AddressOf(AlexpayDefaults.ProviderName);
    }

    public override void Register(PayoutsBuilder builder, Uri baseAddress) => builder.AddAlexpay(Account, options =>
    {
        options.BaseAddress = baseAddress;
        (options.SecretKey, options.PublicKey) = (AlexpayDefaults.TestSecretKey, AlexpayDefaults.TestPublicKey);
        options.UseTransactionList = useTransactionList;
    });

    public override PayoutRequest RequestThatSucceeds(string reference) => To("233241234567", reference);

    public override PayoutRequest? RequestThatEndsIn(PayoutStatus status, string reference) =>
        status == PayoutStatus.Failed ? To(AlexpayMagicNumbers.AccountNotFound, reference) : null;

    // More than the simulated provider pays at once; on this side no largest amount is documented.
    public override PayoutRequest RequestThatIsRefused(string reference) => To("233241234567", reference, 2_000_000_000_000m);

    public override PayoutRequest RequestThatStaysPending(string reference) => To(AlexpayMagicNumbers.StaysPending, reference);

    public override PayoutRequest RequestWithUnknownStatus(string reference) => To(AlexpayMagicNumbers.UnknownStatus, reference);

    public override PayoutDestination? DestinationIn(PayoutChannel channel) =>
        channel == PayoutChannel.BankAccount ? PayoutDestination.BankAccount("030100", "0012345678", "GH") : null;

    public override Task<int> CountExecutionsAsync(string reference, string handle, CancellationToken cancellationToken) => Task.FromResult(_simulator!.Ledger.Entries.Count(entry =>
        entry.State is LedgerState.Accepted or LedgerState.Completed && entry.Metadata.GetValueOrDefault(AlexpayDefaults.HandleEntry) == handle));

    public override async ValueTask DisposeAsync()
    {
        if (_simulator is not null) await _simulator.DisposeAsync();
    }

    private static PayoutRequest To(string msisdn, string reference, decimal amount = 10m) => new()
    {
        Reference = reference,
        Amount = Money.Of(amount, Currency.GHS),
        Destination = PayoutDestination.MobileMoney($"+{msisdn}", country: "GH"),
    };

    private static Dictionary<string, string> NotApplicable() => new()
    {
        ["A cancellation that gets no useful answer cancels nothing on this side"] = "the provider does not cancel",
        ["A name look-up answers for an account that can be paid"] = "the provider does not look names up",
        ["A payout is followed until it is Cancelled"] = "the subject has no request that ends Cancelled",
        ["A payout is followed until it is Reversed"] = "the subject has no request that ends Reversed",
        ["A payout that is withdrawn in time is Cancelled and never executed"] = "the provider does not cancel",
        ["Metadata that is replaced keeps the handle"] = "the provider does not replace metadata",
        ["The request id that support asks for is kept with the attempt"] = "the provider's answers have no such header",
        ["The smallest amount is sent, and a smaller one is refused"] = "no smallest amount is documented",
        ["A payout to a wallet of the provider's own is accepted where a route has that channel"] = "no route has this channel",
        ["As much metadata as the limits allow is sent, and one entry more or one character more is refused"] = "the provider stores no metadata of the caller's",
        ["HTTP 429 is repeated after the time it names with the same bytes, where the capabilities say that it is without side effect"] = "the capabilities do not say that HTTP 429 is without side effect",
        ["No more calls leave at once than the rate limits allow"] = "no rate limit is kept",
        ["What the capabilities require is refused where it is missing"] = "the capabilities require nothing beyond the request's own members",
    };
}
