using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts;
using Payouts.Providers;
using Payouts.Simulator;
using Spectre.Console;

namespace Quickstart;

/// <summary>The run itself, on the simulator or on a sandbox.</summary>
internal static class QuickstartRun
{
    public static async Task<int> OnSimulatorAsync(CancellationToken cancellationToken)
    {
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(cancellationToken: cancellationToken);
        await using ServiceProvider services = Services(SampleAccount.All, (payouts, account) => account.AddSimulated(payouts, simulator));
        (List<Payout> payouts, int calls) = await PayEachTwiceAsync(services, SampleAccount.All, "refund-4711", cancellationToken);

        Summary.Print(payouts);
        await ShowRefusalAsync(services, payouts[0], cancellationToken);
        int succeeded = payouts.Count(static payout => payout.Status == PayoutStatus.Succeeded);
        int executed = simulator.Ledger.ExecutedCount;
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
            await using ServiceProvider services = Services([account], static (payouts, sample) => sample.AddSandbox(payouts));
            var provider = services.GetRequiredKeyedService<IPayoutProvider>(account.Name);
            if (provider.Address.Environment is not ("test" or "sandbox"))
            {
                AnsiConsole.MarkupLine("[red]These are not the keys of a sandbox: this sample does not move real money.[/]");
                return 1;
            }

            // A new run is a new refund here; a service would use its own refund's id.
            string reference = string.Create(CultureInfo.InvariantCulture, $"quickstart-{DateTimeOffset.UtcNow:yyyyMMdd-HHmmss}");
            (List<Payout> payouts, int calls) = await PayEachTwiceAsync(
                services, [account with { Request = account.SandboxRequest ?? account.Request }], reference, cancellationToken);
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

    private static ServiceProvider Services(IReadOnlyList<SampleAccount> accounts, Action<Payouts.DependencyInjection.PayoutsBuilder, SampleAccount> add)
    {
        var services = new ServiceCollection();
        services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole());
        services.AddPayouts(payouts =>
        {
            payouts.UseInMemoryJournal();
            foreach (SampleAccount account in accounts) add(payouts, account);
        });
        return services.BuildServiceProvider();
    }

    private static async Task<(List<Payout> Payouts, int Calls)> PayEachTwiceAsync(
        IServiceProvider services, IReadOnlyList<SampleAccount> accounts, string reference, CancellationToken cancellationToken)
    {
        var client = services.GetRequiredService<IPayoutClient>();
        var payouts = new List<Payout>();
        int calls = 0;
        foreach (SampleAccount account in accounts)
        {
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
