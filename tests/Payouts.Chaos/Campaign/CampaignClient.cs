using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.Chaos.Crashpoints;
using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Testing;

namespace Payouts.Chaos.Campaign;

/// <summary>One process of a campaign: a client of all three providers, on the campaign's journal and clock.</summary>
internal sealed class CampaignClient : IAsyncDisposable
{
    public const string MonerooSecret = "canary-moneroo-secret";
    public const string MonimeSecret = "canary-monime-secret-of-32-characters";
    public const string AlexpaySecret = "canary-alexpay-secret";

    private readonly ServiceProvider _services;

    public CampaignClient(int seed, bool hasList, bool takesWebhooks, PayoutSimulator simulator, Uri hooks, ManualClock clock, IPayoutJournal journal, HeardEvents events, HeardLogs logs, Sabotage sabotage)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IPayoutEventHandler>(events);
        services.AddLogging(logging => logging.AddProvider(logs));
        services.AddPayouts(payouts =>
        {
            foreach (Account account in new[] { "monime", "moneroo", hasList ? "alexpay-list" : "alexpay" }.Select(Account.Of))
            {
                // The first registration of a name counts; the account's own then brings its options only.
                if (sabotage != Sabotage.None) payouts.AddProvider(account.ProviderType, account.Name, context => new SabotagedProvider(account.Create(context), sabotage, logs));
                account.AddTo(payouts, simulator.Address);
            }

            payouts.UseJournal(_ => journal).Configure(options =>
            {
                // Waits longer than these would only make the campaign slower.
                (options.RetryBudget, options.RateLimitQueue) = (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(2));
                options.Namespace = FormattableString.Invariant($"seed-{seed}");
                if (takesWebhooks) options.Webhooks.CallbackBase = hooks;
            });
            if (!takesWebhooks) return;
            payouts.AddMoneroo(static options => options.WebhookSecrets.Add(MonerooSecret))
                .AddMonime(static options => options.WebhookSecrets.Add(MonimeSecret))
                .AddAlexpay(static options => options.Webhooks.Secrets.Add(AlexpaySecret));
        });
        _services = services.BuildServiceProvider();
        Payouts = (PayoutClient)_services.GetRequiredService<IPayoutClient>();
    }

    public PayoutClient Payouts { get; }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
