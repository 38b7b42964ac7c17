using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts;
using Payouts.Providers;
using Spectre.Console;

namespace Quickstart;

/// <summary>The run itself, on the simulator or on a sandbox.</summary>
internal static class QuickstartRun
{
    public static async Task<int> OnSimulatorAsync(QuickstartArguments arguments, CancellationToken cancellationToken)
    {
        await using SimulatedProviders? simulator = await TryOpenAsync(arguments, cancellationToken);
        if (simulator is null) return 2;
        await using ServiceProvider services = Services(SampleAccount.All, arguments.Journal, (payouts, account) => account.AddSimulated(payouts, simulator.Address));
        (List<Payout> payouts, int calls) = await PayEachTwiceAsync(services, SampleAccount.All, "refund-4711", arguments.Pause, cancellationToken);

        Summary.Print(payouts);
        await ShowRefusalAsync(services, payouts[0], cancellationToken);
        int succeeded = payouts.Count(static payout => payout.Status == PayoutStatus.Succeeded);
        int executed = await simulator.CountExecutedAsync(payouts.Select(static payout => (payout.Provider, payout.Reference)), cancellationToken);
        Console.WriteLine($"quickstart: payouts={payouts.Count} succeeded={succeeded} executed={executed} calls={calls}");
        return succeeded == payouts.Count && executed == payouts.Count ? 0 : 1;
    }

    public static async Task<int> OnSandboxAsync(string name, CancellationToken cancellationToken)
    {
        if (SampleAccount.All.FirstOrDefault(account => string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } account)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]No provider '{name}' here.[/]");
            return QuickstartArguments.PrintUsage();
        }

        try
        {
            await using ServiceProvider services = Services([account], journal: null, static (payouts, sample) => sample.AddSandbox(payouts));
            var provider = services.GetRequiredKeyedService<IPayoutProvider>(account.Name);
            if (provider.Address.Environment is not ("test" or "sandbox"))
            {
                AnsiConsole.MarkupLine("[red]These are not the keys of a sandbox: this sample does not move real money.[/]");
                return 1;
            }

            // A new run is a new refund here; a service would use its own refund's id.
            string reference = string.Create(CultureInfo.InvariantCulture, $"quickstart-{DateTimeOffset.UtcNow:yyyyMMdd-HHmmss}");
            (List<Payout> payouts, int calls) = await PayEachTwiceAsync(
                services, [account with { Request = account.SandboxRequest ?? account.Request }], reference, TimeSpan.Zero, cancellationToken);
            Summary.Print(payouts);
            Console.WriteLine($"quickstart: sandbox={account.Name} payouts={payouts.Count} status={payouts[0].Status} calls={calls}");
            return payouts[0].Status == PayoutStatus.Succeeded ? 0 : 1;
        }
        catch (OptionsValidationException invalid)
        {
            foreach (string failure in invalid.Failures) AnsiConsole.MarkupLineInterpolated($"[red]{failure}[/]");
            return QuickstartArguments.PrintUsage();
        }
    }

    private static async Task<SimulatedProviders?> TryOpenAsync(QuickstartArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await SimulatedProviders.OpenAsync(arguments.Simulator, cancellationToken);
        }
        catch (HttpRequestException)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]No simulator answers at {arguments.Simulator}.[/] A journal that is kept needs a provider that goes on when this program ends.");
            AnsiConsole.MarkupLine("Start one in another terminal, then run this again:");
            AnsiConsole.MarkupLineInterpolated($"  dotnet run --project src/Payouts.Simulator -- --port {arguments.Simulator!.Port}");
            return null;
        }
    }

    private static ServiceProvider Services(
        IReadOnlyList<SampleAccount> accounts, string? journal, Action<Payouts.DependencyInjection.PayoutsBuilder, SampleAccount> add)
    {
        var services = new ServiceCollection();
        services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole());
        services.AddPayouts(payouts =>
        {
            if (journal is null) payouts.UseInMemoryJournal();
            else payouts.UseSqliteJournal(journal);
            foreach (SampleAccount account in accounts) add(payouts, account);
        });
        return services.BuildServiceProvider();
    }

    private static async Task<(List<Payout> Payouts, int Calls)> PayEachTwiceAsync(
        IServiceProvider services, IReadOnlyList<SampleAccount> accounts, string reference, TimeSpan pause, CancellationToken cancellationToken)
    {
        var client = services.GetRequiredService<IPayoutClient>();
        var payouts = new List<Payout>();
        int calls = 0;
        foreach (SampleAccount account in accounts)
        {
            if (payouts.Count > 0) await Task.Delay(pause, TimeProvider.System, cancellationToken);
            PayoutRequest request = account.Request($"{reference}-{account.Name}");

            // The second call stands for a retry, a double click, a redeployed worker: same reference, no second payout.
            for (int call = 1; call <= 2; call++, calls++)
            {
                Payout created = await client.CreateAsync(request, cancellationToken);
                AnsiConsole.MarkupLineInterpolated($"CreateAsync call {call}: [bold]{created.Reference}[/] is {created.Status} at {created.Provider} as {created.ProviderId}");
            }

            payouts.Add(await Summary.FollowAsync(client, request.Reference, cancellationToken));
        }

        return (payouts, calls);
    }

    // Nothing is journalled or sent for a request that breaks rules; every problem is named at once.
    private static async Task ShowRefusalAsync(IServiceProvider services, Payout payout, CancellationToken cancellationToken)
    {
        var client = services.GetRequiredService<IPayoutClient>();
        var refused = new PayoutRequest
        {
            Reference = "refund-4712",
            Provider = payout.Provider,
            Amount = Money.Of(10.505m, payout.Amount.Currency),
            Destination = PayoutDestination.MobileMoney("078000000"),
        };
        try
        {
            await client.CreateAsync(refused, cancellationToken);
        }
        catch (PayoutValidationException invalid)
        {
            AnsiConsole.MarkupLine("[yellow]A request that is refused before anything is sent:[/]");
            foreach (PayoutProblem problem in invalid.Problems) AnsiConsole.MarkupLineInterpolated($"  [yellow]{problem.Path}[/]: {problem.Rule} {problem.NextStep}");
        }
    }
}
