using Payouts.DependencyInjection;

namespace Payouts.Benchmarks.Durable;

/// <summary>Where a durable journal lies while it is measured, and what the same place can do without the library.</summary>
internal abstract class DurablePlace : IAsyncDisposable
{
    /// <summary>The kind of journal, as the command line names it.</summary>
    public abstract string Name { get; }

    /// <summary>What the baseline is, in a few words.</summary>
    public abstract string BaselineName { get; }

    /// <summary>The disk that it lies on.</summary>
    public abstract string Disk { get; }

    /// <summary>Makes the place.</summary>
    public static async Task<DurablePlace> OpenAsync(string name) => name switch
    {
        SqlitePlace.Kind => new SqlitePlace(),
        PostgreSqlPlace.Kind => await PostgreSqlPlace.StartAsync(),
        _ => throw new ArgumentException($"'{name}' is no journal that is measured: {SqlitePlace.Kind} or {PostgreSqlPlace.Kind}.", nameof(name)),
    };

    /// <summary>Registers a journal here: another one for each number.</summary>
    public abstract void Use(PayoutsBuilder payouts, int number = 0);

    /// <summary>How much the place does each second without the library, for so many callers.</summary>
    public abstract Task<double> BaselineAsync(int callers, TimeSpan time, CancellationToken cancellationToken);

    /// <summary>How many commits a journal has made so far; called while it is open.</summary>
    public abstract Task<long> CommitsAsync(int number = 0);

    /// <summary>Whether another connection sees a payout of the first journal in this version or a later one.</summary>
    public abstract Task<bool> StandsAsync(string reference, int version);

    /// <summary>Fills the journal of a number with as many payouts; nobody has it open meanwhile.</summary>
    public abstract Task FillAsync(int number);

    public abstract ValueTask DisposeAsync();
}
