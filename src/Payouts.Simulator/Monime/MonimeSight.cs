using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Monime;

/// <summary>Payouts as they are shown: by the clock that Monime believes in, and to reads as the script has it.</summary>
internal sealed class MonimeSight(SimulatorContext context, MonimePayoutJson json)
{
    /// <summary>What Monime takes the present instant for.</summary>
    public DateTimeOffset NowOf(DateTimeOffset now) => now + context.Skew;

    /// <summary>A payout as a read shows it; false when the read must not know of it.</summary>
    public bool TrySee(MonimePayout payout, MonimeCall call, [NotNullWhen(true)] out MonimePayout? seen)
    {
        ReadSight sight = context.Reads.Look(MonimeDefaults.ProviderName, call.Template, payout.Id, call.Now - payout.CreatedAt);
        seen = sight.IsHidden ? null : payout.Seen(context.Skew, sight.Shown, call.Now);
        return seen is not null;
    }

    /// <summary>The answer to a create.</summary>
    public JsonObject DrawNew(MonimePayout payout, MonimeGeneration generation, DateTimeOffset now) => json.DrawNew(Seen(payout, now), generation, NowOf(now));

    /// <summary>A payout as a change answers it and as webhooks carry it.</summary>
    public JsonObject Draw(MonimePayout payout, MonimeGeneration generation, DateTimeOffset now) => json.Draw(Seen(payout, now), generation, NowOf(now));

    private MonimePayout Seen(MonimePayout payout, DateTimeOffset now) => payout.Seen(context.Skew, shown: null, now);
}
