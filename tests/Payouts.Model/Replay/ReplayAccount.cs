using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Model.Protocol;
using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Moneroo;
using Payouts.Simulator.Monime;
using Payouts.Testing;

namespace Payouts.Model.Replay;

/// <summary>A simulated provider that is of one of the model's kinds, as the product is set up for it.</summary>
internal sealed record ReplayAccount
{
    private const string Secret = "a-replayed-secret-of-more-than-32-characters";

    /// <summary>The name of the account that is paid through.</summary>
    public const string Main = "main";

    /// <summary>The name of another account at the same provider.</summary>
    public const string Spare = "spare";

    private static readonly ReplayAccount Monime = new()
    {
        AddTo = static (payouts, name, simulator) => payouts.AddMonime(name, options =>
        {
            (options.BaseAddress, options.AccessToken, options.SpaceId) = (new Uri(simulator, "monime/"), MonimeDefaults.TestToken, MonimeDefaults.SpaceId);
            options.WebhookSecrets.Add(Secret);
            options.Transport.AllowForeignTransport = true;
        }),
        Amount = Money.Of(10.50m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
        Deadline = TimeSpan.FromSeconds(30),
        Lease = TimeSpan.FromSeconds(35),
        Refusal = """{"success":false,"messages":[],"error":{"code":400,"reason":"bad_request","message":"The request is invalid","details":[]}}""",
        Sign = static (id, isPaid, at) => new MonimeWebhook { PayoutId = id, Secret = Secret, At = at, Event = isPaid ? "payout.completed" : "payout.failed" }.Sign(),
    };

    private static readonly ReplayAccount Moneroo = new()
    {
        AddTo = static (payouts, name, simulator) => payouts.AddMoneroo(name, options =>
        {
            (options.BaseAddress, options.SecretKey) = (new Uri(simulator, "moneroo/"), MonerooDefaults.SandboxKey);
            options.WebhookSecrets.Add(Secret);
            options.Transport.AllowForeignTransport = true;
        }),
        Amount = Money.Of(1_000, Currency.XOF),
        Destination = PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Mtn, "BJ"),
        Deadline = TimeSpan.FromSeconds(30),
        Lease = TimeSpan.FromSeconds(150),
        Refusal = """{"message":"The amount field is required.","data":null,"errors":{"amount":["The amount field is required."]}}""",
        Sign = static (id, isPaid, _) => new MonerooWebhook { PayoutId = id, Secret = Secret, Event = isPaid ? "payout.success" : "payout.failed" }.Sign(),
    };

    private static readonly ReplayAccount Alexpay = new()
    {
        AddTo = static (payouts, name, simulator) => payouts.AddAlexpay(name, options =>
        {
            (options.BaseAddress, options.SecretKey, options.PublicKey) = (new Uri(simulator, "alexpay/"), AlexpayDefaults.TestSecretKey, AlexpayDefaults.TestPublicKey);
            options.UseTransactionList = true;
            options.Webhooks.Secrets.Add(Secret);
            options.Transport.AllowForeignTransport = true;
        }),
        Amount = Money.Of(10, Currency.GHS),
        Destination = PayoutDestination.MobileMoney("+233241234567", country: "GH"),
        Deadline = TimeSpan.FromSeconds(60),
        Lease = TimeSpan.FromSeconds(180),
        Refusal = """{"status":"error","code":400,"message":"The amount field is required.","data":null}""",
        Sign = static (id, isPaid, at) => new AlexpayWebhook { PayoutId = id, Secret = Secret, At = at, Event = isPaid ? "payout.completed" : "payout.failed" }.Sign(),
    };

    /// <summary>Sets an account up under a name.</summary>
    public required Action<PayoutsBuilder, string, Uri> AddTo { get; init; }

    /// <summary>What is paid.</summary>
    public required Money Amount { get; init; }

    /// <summary>Where it goes.</summary>
    public required PayoutDestination Destination { get; init; }

    /// <summary>How long an attempt's body may begin to leave.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>How long its claim lasts.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>A refusal in the provider's documented form, for HTTP 400.</summary>
    public required string Refusal { get; init; }

    /// <summary>A delivery in the provider's name: the payout's id, what is said of it, and the time.</summary>
    public required Func<string, bool, DateTimeOffset, SignedWebhook> Sign { get; init; }

    /// <summary>A tick: two of them pass the deadline, three the lease.</summary>
    public TimeSpan Tick => TimeSpan.FromSeconds(1) + (Deadline / 2 > Lease / 3 ? Deadline / 2 : Lease / 3);

    /// <summary>The account for a kind of provider.</summary>
    public static ReplayAccount Of(ProviderTraits provider) => provider switch
    {
        { IsKeyed: true } => Monime,
        { HasList: true } => Alexpay,
        _ => Moneroo,
    };

    /// <summary>The request of a reference.</summary>
    public PayoutRequest Request(string reference, string account = Main) => new()
    {
        Reference = reference,
        Provider = account,
        Amount = Amount,
        Destination = Destination,
        Beneficiary = new Beneficiary { FirstName = "Jane", LastName = "Doe", Email = "jane@example.com" },
        Description = "Order refund",
    };
}
