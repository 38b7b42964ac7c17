namespace Payouts.Sqlite;

/// <summary>A write with a result.</summary>
internal sealed class SqliteOperation<T>(Func<SqliteSession, T> run) : SqliteOperation
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    internal Task<T> Done => _done.Task;

    internal override void Run(SqliteSession session) => _result = run(session);

    internal override void Complete() => _done.TrySetResult(_result!);

    internal override void Fail(Exception error) => _done.TrySetException(error);

    internal void Cancel(CancellationToken cancellationToken) => _done.TrySetCanceled(cancellationToken);
}
