using Payouts.DependencyInjection;
using Payouts.Providers;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Conformance;

/// <summary>The fake provider, with its answers put on a socket, so that the suite's proxy can stand between it and its adapter.</summary>
internal sealed class FakeSubject(FakePayoutProvider fake) : ProviderSubject
{
    private const string Barred = "+232765123409";

    private static readonly Dictionary<string, FakeReply> Replies = new()
    {
        ["+23276512341"] = FakeReply.Fail(PayoutFailureCategory.RecipientNotFound, "number_unknown"),
        ["+23276512342"] = FakeReply.Accept(PayoutStatus.Reversed),
        ["+23276512343"] = FakeReply.Accept(PayoutStatus.Cancelled),
        ["+23276512344"] = FakeReply.Accept(PayoutStatus.Pending),
        ["+23276512345"] = FakeReply.AcceptWithStatus("pondering"),
        [Barred] = FakeReply.Decline(PayoutFailureCategory.RecipientBlocked, "number_barred"),
    };

    private RawServer? _server;

    public static IReadOnlyList<SubjectCase> Cases { get; } =
    [
        new("Fake", static () => new FakeSubject(new FakePayoutProvider { Balances = [new ProviderBalance("main", Currency.SLE, Money.Of(1_000, Currency.SLE))] }), new Dictionary<string, string>(Both())
        {
            ["An operation that the capabilities do not list is refused, and sends nothing"] = "every operation that the provider has an interface for is listed",
            ["Every create call to a provider that takes no keys has a connection of its own"] = "the provider takes keys: a request that a stale connection lost may be repeated",
        }),
        new("Fake with nothing but create and read", static () => new FakeSubject(new FakePayoutProvider { IsKeyed = false, CanSearch = false, CanCancel = false }), new Dictionary<string, string>(Both())
        {
            ["Another reference gives another request where the provider can find payouts by handle or key"] = "the provider has neither keys nor a search",
            ["A search finds the payout with the handle, with its amount, and no other"] = "the provider does not search by handle",
            ["A search that finds nothing after reading everything says so"] = "the provider does not search by handle",
            ["A search that could not be finished throws, and never says \"not there\""] = "the provider does not search by handle",
            ["A search that comes upon a payout it cannot read throws, and never says \"not there\""] = "the provider does not search by handle",
            ["A payout that is withdrawn in time is Cancelled and never executed"] = "the provider does not cancel",
            ["A cancellation that gets no useful answer cancels nothing on this side"] = "the provider does not cancel",
            ["The balances can be read, all of them and one by one"] = "the provider does not tell balances",
        }),
    ];

    public override string Account => fake.Name;

    public override IReadOnlyCollection<string> Secrets => [FakeWire.Secret];

    public override PayoutFailure FailureReason => new(PayoutFailureCategory.RecipientNotFound, "number_unknown", "Scripted.");

    public override PayoutFailure RefusalReason => new(PayoutFailureCategory.RecipientBlocked, "number_barred", "Scripted.");

    public override Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        fake.Otherwise = static create => create.Request is { Destination: MobileMoneyDestination mobile } ? Replies.GetValueOrDefault(mobile.PhoneNumber, FakeReply.Accept()) : FakeReply.Accept();
        _server = new RawServer(ServeAsync);
        return Task.FromResult(new Uri($"http://127.0.0.1:{_server.Port}/"));
    }

    public override void Register(PayoutsBuilder builder, Uri baseAddress) =>
        builder.AddProvider(FakeAdapter.ProviderType, fake.Name, context => new FakeAdapter(fake, baseAddress, context));

    public override PayoutRequest RequestThatSucceeds(string reference) => To("+23276512340", reference);

    public override PayoutRequest? RequestThatEndsIn(PayoutStatus status, string reference) => status switch
    {
        PayoutStatus.Failed => To("+23276512341", reference),
        PayoutStatus.Reversed => To("+23276512342", reference),
        PayoutStatus.Cancelled => To("+23276512343", reference),
        _ => null,
    };

    public override PayoutRequest RequestThatIsRefused(string reference) => To(Barred, reference);

    public override PayoutRequest RequestThatStaysPending(string reference) => To("+23276512344", reference);

    public override PayoutRequest RequestWithUnknownStatus(string reference) => To("+23276512345", reference);

    public override PayoutDestination? DestinationIn(PayoutChannel channel) => channel switch
    {
        PayoutChannel.BankAccount => PayoutDestination.BankAccount("slb", "0012345678", "SL"),
        PayoutChannel.ProviderWallet => PayoutDestination.ProviderWallet("scheme", "w-1", "SL"),
        _ => null,
    };

    public override Task<int> CountExecutionsAsync(string reference, string handle, CancellationToken cancellationToken) =>
        Task.FromResult(fake.Payouts.Count(payout => payout.Create.Handle == handle && payout.Counts));

    public override async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        await _server.DisposeAsync();
        _server = null;
    }

    private async Task ServeAsync(RawExchange exchange)
    {
        await exchange.ReadBodyAsync();
        string[] line = exchange.RequestLine.Split(' ');
        using var transport = new HttpMessageInvoker(new FakeTransport(fake, Clock));
        using var request = new HttpRequestMessage(new HttpMethod(line[0]), new Uri(new Uri("https://fake.invalid/"), line[1]));
        request.Content = new ByteArrayContent(exchange.Body);
        foreach (string name in new[] { FakeWire.SecretHeader, FakeWire.KeyHeader, FakeWire.HandleHeader })
        {
            if (exchange.Header(name) is { } value) request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await transport.SendAsync(request, exchange.Ended);
        await exchange.AnswerAsync((int)response.StatusCode, await response.Content.ReadAsStringAsync(exchange.Ended));
    }

    private static Dictionary<string, string> Both() => new()
    {
        ["A kind of account that no route serves is refused, and nothing is journalled or sent"] = "every kind of account is served",
        ["After HTTP 429, nothing executed: never called failed, and paid at most once"] = "the capabilities say that HTTP 429 proves that nothing was executed",
        ["After HTTP 429, the payout executed: never called failed, and paid at most once"] = "the capabilities say that HTTP 429 proves that nothing was executed",
        ["No more calls leave at once than the rate limits allow"] = "no rate limit is kept",
        ["The smallest amount is sent, and a smaller one is refused"] = "no smallest amount is documented",
        ["What the capabilities require is refused where it is missing"] = "the capabilities require nothing beyond the request's own members",
        ["What the provider does not take stays in the journal or is refused"] = "the provider takes everything that a request can hold",
        ["The request id that support asks for is kept with the attempt"] = "the provider's answers have no such header",
        ["The list of payouts shows a payout that was made"] = "the provider does not list payouts",
        ["Metadata that is replaced keeps the handle"] = "the provider does not replace metadata",
        ["A name look-up answers for an account that can be paid"] = "the provider does not look names up",
        ["The directory lists methods of a route, and finds each again by its code"] = "the provider has no directory",
    };

    private static PayoutRequest To(string number, string reference) => new()
    {
        Reference = reference,
        Amount = Money.Of(10.50m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney(number, MobileNetwork.Orange, "SL"),
    };
}
