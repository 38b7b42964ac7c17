using System.CommandLine;
using System.Globalization;
using Payouts.Benchmarks.Measuring;
using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Commands;

/// <summary>Tells what one create allocates, by type.</summary>
internal static class ProfileCommand
{
    private const int Creates = 100_000;

    public static Command Create()
    {
        var most = new Option<int>("--most") { Description = "How many types.", DefaultValueFactory = static _ => 40 };
        var command = new Command("profile", "Tells what one create allocates, by type: raw, adapter and client.") { most };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(most)));
        return command;
    }

    private static async Task RunAsync(int most)
    {
        Candidate[] candidates = [RawPeer.Create(), await PayoutsAdapterPeer.CreateAsync(), PayoutsClientPeer.Create()];
        IReadOnlyList<Measured> measured = await SideBySide.RunAsync(candidates, rounds: 20);
        MeasuredTable.Write(Console.Out, measured);
        foreach ((Candidate candidate, Measured whole) in candidates.Zip(measured))
        {
            Console.WriteLine();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{candidate.Name}: {whole.Bytes:N0} B"));
            foreach ((string type, double share) in (await AllocationProfile.RunAsync(candidate, Creates)).Take(most))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{share * whole.Bytes,8:N0} B  {type}"));
        }
    }
}
