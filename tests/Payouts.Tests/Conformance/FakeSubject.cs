using Payouts.DependencyInjection;
using Payouts.Providers;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Conformance;

/// <summary>The fake provider, with its answers put on a socket, so that the suite's proxy can stand between it and its adapter.</summary>
internal sealed class FakeSubject(FakePayoutProvider fake) : ProviderSubject
{
    private const string Barred = "+232780000009";

    private static readonly Dictionary<string, FakeReply> Replies = new()
    {
        ["+23278000001"] = FakeReply.Fail(PayoutFailureCategory.RecipientNotFound, "number_unknown"),
        ["+23278000002"] = FakeReply.Accept(PayoutStatus.Reversed),
        ["+23278000003"] = FakeReply.Accept(PayoutStatus.Cancelled),
        ["+23278000004"] = FakeReply.Accept(PayoutStatus.Pending),
        ["+23278000005"] = FakeReply.AcceptWithStatus("pondering"),
        [Barred] = FakeReply.Decline(PayoutFailureCategory.RecipientBlocked, "number_barred"),
    };

    private RawServer? _server;

    public static IReadOnlyList<SubjectCase> Cases { get; } =
    [
        new("Fake", static () => new FakeSubject(new FakePayoutProvider { Balances = [new ProviderBalance("main", Currency.SLE, Money.Of(1_000, Currency.SLE))] }), Both()),
        new("Fake without keys, search, cancellation and balances", static () => new FakeSubject(new FakePayoutProvider { IsKeyed = false, CanSearch = false, CanCancel = false }), new Dictionary<string, string>(Both())),
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

    public override PayoutRequest RequestThatSucceeds(string reference) => To("+23278000000", reference);

    public override PayoutRequest? RequestThatEndsIn(PayoutStatus status, string reference) => status switch
    {
        PayoutStatus.Failed => To("+23278000001", reference),
        PayoutStatus.Reversed => To("+23278000002", reference),
        PayoutStatus.Cancelled => To("+23278000003", reference),
        _ => null,
    };

    public override PayoutRequest RequestThatIsRefused(string reference) => To(Barred, reference);

    public override PayoutRequest RequestThatStaysPending(string reference) => To("+23278000004", reference);

    public override PayoutRequest RequestWithUnknownStatus(string reference) => To("+23278000005", reference);

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

    private static Dictionary<string, string> Both() => [];

    private static PayoutRequest To(string number, string reference) => new()
    {
        Reference = reference,
        Amount = Money.Of(10.50m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney(number, MobileNetwork.Orange, "SL"),
    };
}
