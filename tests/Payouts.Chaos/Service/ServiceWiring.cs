using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Alexpay;
using Payouts.Chaos.Child;
using Payouts.Chaos.Crashpoints;
using Payouts.Chaos.Journals;
using Payouts.DependencyInjection;

namespace Payouts.Chaos.Service;

/// <summary>How every process of a run is set up: as a service would be, with all providers.</summary>
/// <remarks>
/// Set short are times that any user may set: how long a create call and its retries may take, how often the background looks and for how long it holds what it took. None of them
/// decides whether something is sent. A lease is still that time-out and the time in which a request may linger on its way; that one belongs to the adapters, is two minutes where no
/// key protects, and is shortened only when the command is told to: then for a simulator on the same machine, where nothing lingers.
/// </remarks>
internal static class ServiceWiring
{
    /// <summary>The secret of the webhooks.</summary>
    public const string WebhookSecret = "canary-webhook-secret-of-32-characters";

    /// <summary>How long a create call may take.</summary>
    public static readonly TimeSpan CreateTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The longest that a request may linger, of all adapters.</summary>
    public static readonly TimeSpan LongestSettle = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // The shortest that there is: what a dead process had taken is nobody's for so long.
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(10);

    /// <summary>Writes the time that a request may linger as an argument.</summary>
    public static string Text(TimeSpan? settle) => settle is { } time ? time.TotalSeconds.ToString(CultureInfo.InvariantCulture) : "-";

    /// <summary>Reads it.</summary>
    public static TimeSpan? Settle(string text) => text == "-" ? null : TimeSpan.FromSeconds(int.Parse(text, CultureInfo.InvariantCulture));

    public static void Add(PayoutsBuilder payouts, Job job, TimeSpan? settle)
    {
        foreach (Account account in NumberedPayouts.Accounts)
        {
            // The first registration of a name counts; the account's own then brings its options only.
            if (settle is { } time) payouts.AddProvider(account.ProviderType, account.Key, context => new NearProvider(account.Create(context), time));
            account.AddAs(payouts, account.Key, job.Simulator);
        }

        payouts.Services.ConfigureAll<AlexpayOptions>(static options => options.CreateTimeout = CreateTimeout);
        payouts.AddMoneroo(static options =>
            {
                options.CreateTimeout = CreateTimeout;
                options.WebhookSecrets.Add(WebhookSecret);
            })
            .AddMonime(static options =>
            {
                options.CreateTimeout = CreateTimeout;
                options.WebhookSecrets.Add(WebhookSecret);
            });
        JournalPlaces.Use(payouts, job.Journal, job.Place);
        payouts.Configure(static options =>
        {
            options.Namespace = NumberedPayouts.Namespace;
            (options.RetryBudget, options.RateLimitQueue) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
            (options.Background.Interval, options.Background.Hold) = (Interval, Hold);
        });
    }
}
