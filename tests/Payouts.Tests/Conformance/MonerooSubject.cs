using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Simulator;
using Payouts.Simulator.Moneroo;
using Payouts.Testing;

namespace Payouts.Tests.Conformance;

/// <summary>Moneroo against the simulator, which answers reads in either shape that the provider's pages show.</summary>
internal sealed class MonerooSubject(MonerooReadShape shape) : ProviderSubject
{
    private PayoutSimulator? _simulator;

    public static IReadOnlyList<SubjectCase> Cases { get; } =
    [
        new("Moneroo", static () => new MonerooSubject(MonerooReadShape.Disburse), NotApplicable()),
        new("Moneroo, reads of the older shape", static () => new MonerooSubject(MonerooReadShape.Flat), new Dictionary<string, string>(NotApplicable())
        {
            // That shape has no place for a reason.
            ["A payout is followed until it is Failed"] = "the subject has no request that ends Failed",
            ["A payout that failed says why: category, and the provider's code or text"] = "the subject has no request that ends Failed",
        }),
    ];

    public override string Account => "moneroo";

    public override IReadOnlyCollection<string> Secrets => [MonerooDefaults.SandboxKey];

    public override async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        var options = new PayoutSimulatorOptions { TimeProvider = Clock };
        options.For<MonerooSimulatorOptions>().VerifyShape = shape;
        options.For<MonerooSimulatorOptions>().RetrieveShape = shape;
        _simulator = await PayoutSimulator.StartAsync(options, cancellationToken);
        return _simulator.AddressOf(MonerooDefaults.ProviderName);
    }

    public override void Register(PayoutsBuilder builder, Uri baseAddress) => builder.AddMoneroo(Account, options =>
    {
        options.BaseAddress = baseAddress;
        options.SecretKey = MonerooDefaults.SandboxKey;
    });

    public override PayoutRequest RequestThatSucceeds(string reference) => To("22951345020", reference);

    public override PayoutRequest? RequestThatEndsIn(PayoutStatus status, string reference) =>
        status == PayoutStatus.Failed && shape == MonerooReadShape.Disburse ? To(MonerooMagicNumbers.RecipientNotFound, reference) : null;

    // More than the simulated provider pays at once; on this side no largest amount is documented.
    public override PayoutRequest RequestThatIsRefused(string reference) => To("22951345020", reference, 2_000_000_000_000m);

    public override PayoutRequest RequestThatStaysPending(string reference) => To(MonerooMagicNumbers.StaysPending, reference);

    public override PayoutRequest RequestWithUnknownStatus(string reference) => To(MonerooMagicNumbers.UnknownStatus, reference);

    public override PayoutDestination? DestinationIn(PayoutChannel channel) =>
        channel == PayoutChannel.ProviderWallet ? PayoutDestination.ProviderWallet("moneroo_payout_demo", MonerooMagicNumbers.DemoSuccess, "US") : null;

    public override Task<int> CountExecutionsAsync(string reference, string handle, CancellationToken cancellationToken) => Task.FromResult(_simulator!.Ledger.Entries.Count(entry =>
        entry.State is LedgerState.Accepted or LedgerState.Completed && entry.Metadata.GetValueOrDefault("payouts_handle") == handle));

    public override async ValueTask DisposeAsync()
    {
        if (_simulator is not null) await _simulator.DisposeAsync();
    }

    private static PayoutRequest To(string msisdn, string reference, decimal amount = 1_000m) => new()
    {
        Reference = reference,
        Amount = Money.Of(amount, Currency.XOF),
        Destination = PayoutDestination.MobileMoney($"+{msisdn}", MobileNetwork.Mtn, "BJ"),
        Beneficiary = new Beneficiary { FirstName = "Jane", LastName = "Doe", Email = "jane@example.com" },
        Description = "Order refund",
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
        ["A search finds the payout with the handle, with its amount, and no other"] = "the provider does not search by handle",
        ["A search that comes upon a payout it cannot read throws, and never says \"not there\""] = "the provider does not search by handle",
        ["A search that could not be finished throws, and never says \"not there\""] = "the provider does not search by handle",
        ["A search that finds nothing after reading everything says so"] = "the provider does not search by handle",
        ["Another reference gives another request where the provider can find payouts by handle or key"] = "the provider has neither keys nor a search",
        ["The list of payouts shows a payout that was made"] = "the provider does not list payouts",
        ["A payout to a bank account is accepted where a route has that channel"] = "no route has this channel",
        ["An account number of the longest length passes, and a longer one is refused"] = "the subject has no bank account",
        ["An operation that the capabilities do not list is refused, and sends nothing"] = "every operation that the provider has an interface for is listed",
        ["The balances can be read, all of them and one by one"] = "the provider does not tell balances",
        ["After HTTP 429, nothing executed: never called failed, and paid at most once"] = "the capabilities say that HTTP 429 proves that nothing was executed",
        ["After HTTP 429, the payout executed: never called failed, and paid at most once"] = "the capabilities say that HTTP 429 proves that nothing was executed",
    };
}
