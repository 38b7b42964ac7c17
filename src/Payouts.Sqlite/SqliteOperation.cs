namespace Payouts.Sqlite;

/// <summary>One write that waits for its turn in a shared commit.</summary>
internal abstract class SqliteOperation
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Withdrawn = 2;

    private int _state;

    /// <summary>Takes the operation for the commit that is being made; <c>false</c> when its caller withdrew it before.</summary>
    internal bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) is Waiting or Begun;

    /// <summary>Withdraws the operation; <c>false</c> when it is part of a commit already.</summary>
    internal bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Waiting;

    /// <summary>Executes the statements inside the commit's transaction.</summary>
    internal abstract void Run(SqliteSession session);

    /// <summary>The commit is durable: the caller hears of it.</summary>
    internal abstract void Complete();

    /// <summary>Nothing of it was committed.</summary>
    internal abstract void Fail(Exception error);
}
