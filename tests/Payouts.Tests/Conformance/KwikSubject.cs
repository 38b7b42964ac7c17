using Kwik;
using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Testing;

namespace Payouts.Tests.Conformance;

/// <summary>The sample adapter, against a small server that plays its provider.</summary>
internal class KwikSubject : ProviderSubject
{
    private KwikServer? _server;

    public static IReadOnlyList<SubjectCase> Cases { get; } =
    [
        new("Kwik", static () => new KwikSubject(), Both()),
        new("Kwik without a search", static () => new WrappedKwikSubject(static context => new WithoutAbilities(new KwikProvider(context))), new Dictionary<string, string>(Both())
        {
            ["Another reference gives another request where the provider can find payouts by handle or key"] = "the provider has neither keys nor a search",
            ["A search finds the payout with the handle, with its amount, and no other"] = "the provider does not search by handle",
            ["A search that finds nothing after reading everything says so"] = "the provider does not search by handle",
            ["A search that could not be finished throws, and never says \"not there\""] = "the provider does not search by handle",
            ["A search that comes upon a payout it cannot read throws, and never says \"not there\""] = "the provider does not search by handle",
        }),
    ];

    public override string Account => "kwik";

    public override IReadOnlyCollection<string> Secrets => [KwikServer.Key];

    public override PayoutFailure FailureReason => new(PayoutFailureCategory.RecipientNotFound, "number_unknown", "The number has no wallet.");

    public override PayoutFailure RefusalReason => new(PayoutFailureCategory.RecipientBlocked, "number_barred", "The number is barred.");

    public override Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        _server = new KwikServer(Clock);
        return Task.FromResult(_server.Address);
    }

    public override void Register(PayoutsBuilder builder, Uri baseAddress) => builder.AddKwik(Account, options => Set(options, baseAddress));

    public override PayoutRequest RequestThatSucceeds(string reference) => To("+221771234567", reference);

    public override PayoutRequest? RequestThatEndsIn(PayoutStatus status, string reference) => status switch
    {
        PayoutStatus.Failed => To(KwikNumbers.Of("bounced"), reference),
        PayoutStatus.Reversed => To(KwikNumbers.Of("returned"), reference),
        _ => null,
    };

    public override PayoutRequest RequestThatIsRefused(string reference) => To($"+{KwikNumbers.Barred}", reference);

    public override PayoutRequest RequestWithUnknownStatus(string reference) => To(KwikNumbers.Of("pondering"), reference);

    public override Task<int> CountExecutionsAsync(string reference, string handle, CancellationToken cancellationToken) => Task.FromResult(_server!.CountPaid(handle));

    public override async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        await _server.DisposeAsync();
        _server = null;
    }

    protected static void Set(KwikOptions options, Uri baseAddress) => (options.ApiKey, options.BaseAddress) = (KwikServer.Key, baseAddress);

    private static Dictionary<string, string> Both() => new()
    {
        ["A payout is followed until it is Cancelled"] = "the subject has no request that ends Cancelled",
        ["A payout to a bank account is accepted where a route has that channel"] = "no route has this channel",
        ["A payout to a wallet of the provider's own is accepted where a route has that channel"] = "no route has this channel",
        ["As much metadata as the limits allow is sent, and one entry more or one character more is refused"] = "the provider stores no metadata of the caller's",
        ["An account number of the longest length passes, and a longer one is refused"] = "the subject has no bank account",
        ["After HTTP 429, nothing executed: never called failed, and paid at most once"] = "the capabilities say that HTTP 429 proves that nothing was executed",
        ["After HTTP 429, the payout executed: never called failed, and paid at most once"] = "the capabilities say that HTTP 429 proves that nothing was executed",
        ["An operation that the capabilities do not list is refused, and sends nothing"] = "every operation that the provider has an interface for is listed",
        ["The list of payouts shows a payout that was made"] = "the provider does not list payouts",
        ["A payout that is withdrawn in time is Cancelled and never executed"] = "the provider does not cancel",
        ["A cancellation that gets no useful answer cancels nothing on this side"] = "the provider does not cancel",
        ["Metadata that is replaced keeps the handle"] = "the provider does not replace metadata",
        ["The balances can be read, all of them and one by one"] = "the provider does not tell balances",
        ["A name look-up answers for an account that can be paid"] = "the provider does not look names up",
        ["The directory lists methods of a route, and finds each again by its code"] = "the provider has no directory",
    };

    private static PayoutRequest To(string number, string reference) => new()
    {
        Reference = reference,
        Amount = Money.Of(1_500, Currency.XOF),
        Destination = PayoutDestination.MobileMoney(number, MobileNetwork.Wave, "SN"),
    };
}
