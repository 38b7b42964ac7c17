using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Journal;

namespace Payouts.Chaos.Defects;

/// <summary>What is different about one process of a script.</summary>
internal sealed record DefectSetup
{
    public static DefectSetup None { get; } = new();

    /// <summary>Services that the host adds, such as handlers around every client.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Other options.</summary>
    public Action<PayoutsBuilder>? Payouts { get; init; }

    /// <summary>Something around the journal.</summary>
    public Func<IPayoutJournal, IPayoutJournal>? Journal { get; init; }

    /// <summary>Whether webhooks are configured.</summary>
    public bool TakesWebhooks { get; init; }
}
