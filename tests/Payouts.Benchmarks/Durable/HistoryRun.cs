using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Measuring;
using Payouts.Benchmarks.Peers;
using Payouts.Journal;

namespace Payouts.Benchmarks.Durable;

/// <summary>Journals of several sizes, opened side by side, and what is asked of each in turns.</summary>
internal sealed class HistoryRun : IAsyncDisposable
{
    private const int Callers = 256;
    private const int Step = 2 * Callers;
    private const int Most = 10;
    private const int Rounds = 40;

    private readonly List<(int Size, ServiceProvider Services)> _journals = [];

    /// <summary>Fills and opens the journals; the smallest comes first and is what the others are compared with.</summary>
    public static async Task<HistoryRun> FillAsync(DurablePlace place, IReadOnlyList<int> sizes, TextWriter tell)
    {
        var run = new HistoryRun();
        foreach (int size in sizes)
        {
            long began = TimeProvider.System.GetTimestamp();
            await place.FillAsync(size);
            await tell.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{place.Name}, {place.Disk}: {size:N0} payouts filled in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s"));
        }

        foreach (int size in sizes)
        {
            ServiceProvider services = PayoutsHost.Build(payouts => place.Use(payouts, size));
            run._journals.Add((size, services));
            if (await services.GetRequiredService<IPayoutClient>().GetAsync(Samples.Reference(size - 1), CancellationToken.None) is not { Status: PayoutStatus.Succeeded })
                throw new InvalidOperationException("The history cannot be read.");
        }

        return run;
    }

    /// <summary>The question for due work as the library asks it, the most overdue few out of one in a hundred that is open.</summary>
    public Task<IReadOnlyList<Measured>> TakeDueAsync() => JournalAsync("due work, 10 of what is due", static async (journal, _) =>
    {
        if ((await journal.TakeDueAsync(Most, TimeSpan.Zero, CancellationToken.None)).Count != Most) throw new InvalidOperationException("Too little is due.");
    });

    public Task<IReadOnlyList<Measured>> TakeEventsAsync() => JournalAsync("events, 10 of those undelivered", static async (journal, _) =>
    {
        if ((await journal.TakeEventsAsync(Most, TimeSpan.Zero, CancellationToken.None)).Count != Most) throw new InvalidOperationException("Too few events wait.");
    });

    public Task<IReadOnlyList<Measured>> FindAsync() => JournalAsync("find, any reference", static async (journal, size) =>
    {
        if (await journal.FindAsync(Samples.Reference(Random.Shared.Next(1, size)), CancellationToken.None) is null) throw new InvalidOperationException("Not found.");
    });

    public Task<IReadOnlyList<Measured>> CreateAloneAsync() => MeasureAsync("one create at a time", static (_, services) =>
    {
        var creates = new CallersAtOnce(services.GetRequiredService<IPayoutClient>(), "alone-");
        return count => creates.RunAsync(callers: 1, count);
    });

    public Task<IReadOnlyList<Measured>> CreateTogetherAsync() => MeasureAsync("creates of 256 callers, 512 at a time", static (_, services) =>
    {
        var creates = new CallersAtOnce(services.GetRequiredService<IPayoutClient>(), "together-");
        return count => creates.RunAsync(Callers, count * Step);
    });

    public async ValueTask DisposeAsync()
    {
        foreach ((_, ServiceProvider services) in _journals) await services.DisposeAsync();
    }

    private Task<IReadOnlyList<Measured>> JournalAsync(string name, Func<IPayoutJournal, int, Task> ask) => MeasureAsync(name, (size, services) =>
    {
        var journal = services.GetRequiredService<IPayoutJournal>();
        return async count =>
        {
            for (int index = 0; index < count; index++) await ask(journal, size);
        };
    });

    private Task<IReadOnlyList<Measured>> MeasureAsync(string name, Func<int, ServiceProvider, Func<int, Task>> make) => SideBySide.RunAsync(
        [.. _journals.Select(journal => new Candidate(string.Create(CultureInfo.InvariantCulture, $"{name}, {journal.Size:N0} payouts"), make(journal.Size, journal.Services)))], Rounds);
}
