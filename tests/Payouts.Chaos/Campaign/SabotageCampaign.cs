namespace Payouts.Chaos.Campaign;

/// <summary>Runs the campaign with each deliberate mistake of an adapter, until it is noticed.</summary>
internal sealed class SabotageCampaign(int seeds, int from, int lanes)
{
    /// <summary>The mistakes.</summary>
    public static Sabotage[] All { get; } = [.. Enum.GetValues<Sabotage>().Where(static sabotage => sabotage != Sabotage.None)];

    /// <summary>How many were noticed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        int caught = 0;
        foreach (Sabotage sabotage in All)
        {
            var campaign = new FaultCampaign(seeds, from, lanes, sabotage);
            await campaign.RunLanesAsync(cancellationToken);
            string? found = campaign.FirstFinding;
            caught += found is null ? 0 : 1;
            Console.WriteLine($"{sabotage}: {found ?? "NOT CAUGHT"}");
        }

        return caught;
    }
}
