using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Alexpay;

/// <summary>Payouts as they are shown: by the clock that Alexpay believes in, and to reads as the script has it.</summary>
internal sealed class AlexpaySight(SimulatorContext context, AlexpayPayoutJson json)
{
    /// <summary>A payout as a read shows it; false when the read must not know of it.</summary>
    public bool TrySee(AlexpayPayout payout, AlexpayCall call, [NotNullWhen(true)] out AlexpayPayout? seen)
    {
        ReadSight sight = context.Reads.Look(AlexpayDefaults.ProviderName, call.Template, payout.LedgerId, call.Now - payout.CreatedAt);
        seen = sight.IsHidden ? null : payout.Seen(context.Skew, sight.Shown, call.Now);
        return seen is not null;
    }

    /// <summary>A payout that was seen.</summary>
    public JsonObject Draw(AlexpayPayout seen, AlexpayCall call) => json.Draw(seen, call.Now + context.Skew);

    /// <summary>A payout as webhooks carry it.</summary>
    public JsonObject DrawFor(AlexpayPayout payout, DateTimeOffset at) => json.Draw(payout.Seen(context.Skew, shown: null, at), at + context.Skew);
}
