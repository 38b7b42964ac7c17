using Microsoft.Extensions.DependencyInjection;

namespace Payouts.Docs.Snippets;

internal static class Background
{
    internal static void Register(IServiceCollection services) => services.AddSingleton<RefundBook>().AddPayouts(payouts => payouts.AddEventHandler<RefundEvents>());

    internal static async Task WatchAsync(IPayoutReconciler reconciler, CancellationToken cancellationToken)
    {
        UnsettledReport report = await reconciler.ReportAsync(cancellationToken);
        foreach (UnsettledLine line in report.Lines)
            Console.WriteLine($"{line.Provider}: {line.Count} {line.Status}, {line.Total}, the oldest since {line.Oldest:u}; {line.ForPersons} wait for a person");
    }

    internal static async Task SweepAsync(IPayoutReconciler reconciler, CancellationToken cancellationToken)
    {
        SweepReport sweep = await reconciler.SweepAsync("monime", cancellationToken);
        foreach (SweepLine line in sweep.Unexplained)
            Console.WriteLine($"{line.ProviderId}: {line.Status}, {line.Amount}, made at {line.CreatedAt:u}");
    }
}
