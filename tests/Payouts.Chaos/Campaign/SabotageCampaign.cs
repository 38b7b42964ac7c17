using System.Globalization;

namespace Payouts.Chaos.Campaign;

/// <summary>Runs the campaign with each deliberate mistake, until it is noticed.</summary>
internal sealed class SabotageCampaign(int seeds, int from, int lanes)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        Sabotage[] all = [.. Enum.GetValues<Sabotage>().Where(static sabotage => sabotage != Sabotage.None)];
        int caught = 0;
        foreach (Sabotage sabotage in all)
        {
            var campaign = new FaultCampaign(seeds, from, lanes, sabotage);
            await campaign.RunLanesAsync(cancellationToken);
            string? found = campaign.FirstFinding;
            caught += found is null ? 0 : 1;
            Console.WriteLine($"{sabotage}: {found ?? "NOT CAUGHT"}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sabotage: caught={caught}/{all.Length}"));
        return caught == all.Length ? 0 : 1;
    }
}
