using Microsoft.Extensions.DependencyInjection;
using Payouts.Chaos.Crashpoints;
using Payouts.Chaos.Journals;
using Payouts.Chaos.Points;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Chaos.Child;

/// <summary>A client whose journal, adapter, connections and event handler can be places to die at.</summary>
internal static class Wiring
{
    public static PayoutClient Create(Job job, CrashPoints points, Link link, CrashingEvents events) => PayoutClient.Create(payouts =>
    {
        Account account = Account.Of(job.Account);

        // The first registration of a name counts, so this one comes before the account's own, which then brings its options only.
        payouts.AddProvider(account.ProviderType, account.Name, context => new CrashingProvider(account.Create(context), points));
        account.AddTo(payouts, job.Simulator);
        payouts.Services.AddHttpClient(PayoutHttp.ClientName(account.Name)).ConfigurePrimaryHttpMessageHandler(() => CrashingTransport.Create(points));
        UseJournal(payouts, job, inner => CrashingJournal.Around(inner, points, link));
        payouts.Services.AddSingleton<IPayoutEventHandler>(events);
    });

    /// <summary>Uses the journal of a job with something around it.</summary>
    public static void UseJournal(PayoutsBuilder payouts, Job job, Func<IPayoutJournal, IPayoutJournal> around)
    {
        JournalPlaces.Use(payouts, job.Journal, job.Place);
        Func<IServiceProvider, object> create = payouts.Services.Single(static service => service.ServiceType == typeof(IPayoutJournal)).ImplementationFactory!;
        payouts.UseJournal(services => around((IPayoutJournal)create(services)));
    }
}
