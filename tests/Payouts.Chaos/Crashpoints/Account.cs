using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Alexpay;
using Payouts.DependencyInjection;
using Payouts.Moneroo;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Moneroo;
using Payouts.Simulator.Monime;

namespace Payouts.Chaos.Crashpoints;

/// <summary>One provider as it is set up here, against the simulator.</summary>
internal sealed record Account
{
    /// <summary>All of them: with a key, with a list to search, and with neither.</summary>
    public static IReadOnlyList<Account> All { get; } =
    [
        new()
        {
            Key = "monime",
            Name = "monime",
            ProviderType = MonimeOptions.ProviderType,
            Adapter = typeof(MonimeProvider),
            AddAs = static (payouts, name, simulator) => payouts.AddMonime(name, options =>
                (options.BaseAddress, options.AccessToken, options.SpaceId) = (new Uri(simulator, "monime/"), MonimeDefaults.TestToken, MonimeDefaults.SpaceId)),
            Request = static reference => new PayoutRequest
            {
                Reference = reference,
                Amount = Money.Of(10.50m, Currency.SLE),
                Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
            },
        },
        Alexpay("alexpay", hasList: false),
        Alexpay("alexpay-list", hasList: true),
        new()
        {
            Key = "moneroo",
            Name = "moneroo",
            ProviderType = MonerooOptions.ProviderType,
            Adapter = typeof(MonerooProvider),
            AddAs = static (payouts, name, simulator) => payouts.AddMoneroo(name, options =>
                (options.BaseAddress, options.SecretKey) = (new Uri(simulator, "moneroo/"), MonerooDefaults.SandboxKey)),
            Request = static reference => new PayoutRequest
            {
                Reference = reference,
                Amount = Money.Of(1_000, Currency.XOF),
                Destination = PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Mtn, "BJ"),
                Beneficiary = new Beneficiary { FirstName = "Jane", LastName = "Doe", Email = "jane@example.com" },
                Description = "Order refund",
            },
        },
    ];

    /// <summary>The set-up's name.</summary>
    public required string Key { get; init; }

    /// <summary>The account's name, and the simulator's.</summary>
    public required string Name { get; init; }

    /// <summary>The adapter's name in configuration.</summary>
    public required string ProviderType { get; init; }

    /// <summary>The adapter.</summary>
    public required Type Adapter { get; init; }

    /// <summary>Sets the account up against a simulator, under a name.</summary>
    public required Action<PayoutsBuilder, string, Uri> AddAs { get; init; }

    /// <summary>The payout to make, under a reference.</summary>
    public required Func<string, PayoutRequest> Request { get; init; }

    /// <summary>The set-up of a name.</summary>
    public static Account Of(string key) => All.First(account => string.Equals(account.Key, key, StringComparison.Ordinal));

    /// <summary>Sets the account up against a simulator, under its own name.</summary>
    public void AddTo(PayoutsBuilder payouts, Uri simulator) => AddAs(payouts, Name, simulator);

    /// <summary>The payout to make, through an account of some name.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="provider">The account's name.</param>
    /// <param name="more">By how many whole units of the currency it is more than usual, so that payouts can be told apart by their amounts.</param>
    public PayoutRequest RequestThrough(string reference, string provider, int more = 0)
    {
        PayoutRequest usual = Request(reference);
        return new PayoutRequest
        {
            Reference = reference,
            Provider = provider,
            Amount = Money.Of(usual.Amount.Amount + more, usual.Amount.Currency),
            Destination = usual.Destination,
            Beneficiary = usual.Beneficiary,
            Description = usual.Description,
        };
    }

    /// <summary>The adapter itself. Hosts never make one, so its constructor is not theirs to call: this one line is what wrapping it takes.</summary>
    public IPayoutProvider Create(ProviderContext context) =>
        (IPayoutProvider)Activator.CreateInstance(Adapter, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DoNotWrapExceptions, binder: null, [context], culture: null)!;

    private static Account Alexpay(string key, bool hasList) => new()
    {
        Key = key,
        Name = "alexpay",
        ProviderType = AlexpayOptions.ProviderType,
        Adapter = typeof(AlexpayProvider),
        AddAs = (payouts, name, simulator) => payouts.AddAlexpay(name, options =>
        {
            options.BaseAddress = new Uri(simulator, "alexpay/");
            (options.SecretKey, options.PublicKey) = (AlexpayDefaults.TestSecretKey, AlexpayDefaults.TestPublicKey);
            options.UseTransactionList = hasList;
        }),
        Request = static reference => new PayoutRequest
        {
            Reference = reference,
            Amount = Money.Of(10, Currency.GHS),
            Destination = PayoutDestination.MobileMoney("+233241234567", country: "GH"),
            Description = "Order refund",
        },
    };
}
