using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Measuring;
using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Budgets;

/// <summary>What it costs to verify a delivery, beside a one-shot HMAC of its body.</summary>
internal sealed class WebhookBudgets : IBudgetSource
{
    public string Name => "webhooks";

    public async IAsyncEnumerable<Budget> MeasureAsync(TextWriter tell, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using ServiceProvider services = WebhookHost.Build();
        foreach ((int size, double limit) in new[] { (512, 0.8), (4_096, 0.9) })
        {
            Measured[] measured = await MeasureAsync(tell, [WebhookPeer.OneShot(size), .. WebhookSender.All.Select(sender => WebhookPeer.Verification(services, sender, size))]);
            yield return new Budget($"webhook verification of {size} B, time", measured[1].Ratio, limit, "× one-shot");
            yield return new Budget($"webhook verification of {size} B, bytes", measured[1..].Max(static each => each.Bytes), 0, "B");
        }

        // For information: what becomes of a delivery after it is verified.
        foreach (WebhookSender sender in WebhookSender.All)
            await MeasureAsync(tell, [WebhookPeer.Signing(sender, 512), WebhookPeer.Receipt(services, sender, 512), WebhookPeer.Copies(services, sender, 512)]);
    }

    private static async Task<Measured[]> MeasureAsync(TextWriter tell, IReadOnlyList<Candidate> candidates)
    {
        IReadOnlyList<Measured> measured = await SideBySide.RunAsync(candidates, rounds: 40);
        MeasuredTable.Write(tell, measured);
        return [.. measured];
    }
}
