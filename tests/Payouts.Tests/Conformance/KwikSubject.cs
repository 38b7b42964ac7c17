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
        new("Kwik", static () => new KwikSubject(), new Dictionary<string, string>()),
        new("Kwik without a search", static () => new KwikWithoutSearchSubject(), new Dictionary<string, string>()),
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

    public override ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected static void Set(KwikOptions options, Uri baseAddress) => (options.ApiKey, options.BaseAddress) = (KwikServer.Key, baseAddress);

    private static PayoutRequest To(string number, string reference) => new()
    {
        Reference = reference,
        Amount = Money.Of(1_500, Currency.XOF),
        Destination = PayoutDestination.MobileMoney(number, MobileNetwork.Wave, "SN"),
    };
}
