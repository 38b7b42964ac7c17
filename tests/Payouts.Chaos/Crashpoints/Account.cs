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
            AddTo = static (payouts, simulator) => payouts.AddMonime(options =>
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
            AddTo = static (payouts, simulator) => payouts.AddMoneroo(options =>
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

    /// <summary>Sets the account up against a simulator.</summary>
    public required Action<PayoutsBuilder, Uri> AddTo { get; init; }

    /// <summary>The payout to make, under a reference.</summary>
    public required Func<string, PayoutRequest> Request { get; init; }

    /// <summary>The set-up of a name.</summary>
    public static Account Of(string key) => All.First(account => string.Equals(account.Key, key, StringComparison.Ordinal));

    /// <summary>The adapter itself. Hosts never make one, so its constructor is not theirs to call: this one line is what wrapping it takes.</summary>
    public IPayoutProvider Create(ProviderContext context) =>
        (IPayoutProvider)Activator.CreateInstance(Adapter, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DoNotWrapExceptions, binder: null, [context], culture: null)!;

    private static Account Alexpay(string key, bool hasList) => new()
    {
        Key = key,
        Name = "alexpay",
        ProviderType = AlexpayOptions.ProviderType,
        Adapter = typeof(AlexpayProvider),
        AddTo = (payouts, simulator) => payouts.AddAlexpay(options =>
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
