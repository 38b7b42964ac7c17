namespace Payouts.PostgreSql;

/// <summary>A write with a result.</summary>
internal abstract class PostgreSqlOperation<T> : PostgreSqlOperation
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<T> Done => _done.Task;

    /// <summary>What the caller is given.</summary>
    protected abstract T Result(IReadOnlyDictionary<string, PostgreSqlRow> found);

    internal sealed override void Complete(IReadOnlyDictionary<string, PostgreSqlRow> found)
    {
        try
        {
            _done.TrySetResult(Result(found));
        }
#pragma warning disable CA1031 // A result that cannot be read is its caller's trouble alone.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _done.TrySetException(error);
        }
    }

    internal sealed override void Fail(Exception error) => _done.TrySetException(error);

    internal void Cancel(CancellationToken cancellationToken) => _done.TrySetCanceled(cancellationToken);
}
