using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>One write that waits for its turn in a shared commit.</summary>
internal abstract class PostgreSqlOperation
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Withdrawn = 2;

    private int _state;

    /// <summary>The place in the order of a commit: every process locks in the same order, and what never waits for a lock comes last.</summary>
    internal abstract (OperationPhase Phase, string Key) Turn { get; }

    /// <summary>The reference whose row is locked before the statement runs, or <c>null</c>.</summary>
    internal virtual string? Locked => null;

    /// <summary>The keys of the totals that are held before the statement runs.</summary>
    internal virtual IEnumerable<string> Tallies => [];

    /// <summary>The references of the records to read once the commit is made.</summary>
    internal virtual IReadOnlyCollection<string> Wanted => [];

    /// <summary>What it means when the commit was made and the wanted records could not be read.</summary>
    internal virtual WriteFate Unread => WriteFate.NotMade;

    /// <summary>Whether somebody who waits for work should hear of it.</summary>
    internal virtual bool MakesWork => false;

    /// <summary>Takes the operation for the commit that is being made; <c>false</c> when its caller withdrew it before.</summary>
    internal bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) is Waiting or Begun;

    /// <summary>Withdraws the operation; <c>false</c> when it is part of a commit already.</summary>
    internal bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Waiting;

    /// <summary>The one statement; made anew for each try.</summary>
    internal abstract NpgsqlBatchCommand CreateCommand();

    /// <summary>Reads the statement's result set, which is not committed yet.</summary>
    internal abstract Task ReadAsync(NpgsqlDataReader reader);

    /// <summary>The commit is durable: the caller hears of it.</summary>
    /// <param name="found">The records that were wanted, by reference.</param>
    internal abstract void Complete(IReadOnlyDictionary<string, PostgreSqlRow> found);

    /// <summary>The write failed, or nobody knows.</summary>
    internal abstract void Fail(Exception error);
}
