using Payouts.Chaos.Child;

namespace Payouts.Chaos.Points;

/// <summary>The places at which the process of a payout can die, numbered in the order it comes to them. At the wanted one it goes no further: whatever else it comes to afterwards does not happen any more.</summary>
internal sealed class CrashPoints(Link link, int killAt, bool isTold, DyingProcess process)
{
    private int _count;
    private volatile bool _isOver;

    /// <summary>How many places were come to.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Comes to a place.</summary>
    public void Hit(string name)
    {
        if (Come(name, Interlocked.Increment(ref _count))) process.Die();
    }

    /// <summary>Comes to a place before and after a call, and for a write to one while it is under way.</summary>
    public async ValueTask<T> AroundAsync<T>(string name, Func<ValueTask<T>> call, bool isWrite = false)
    {
        int last = Interlocked.Add(ref _count, isWrite ? 2 : 1);
        if (Come($"{name}: before", isWrite ? last - 1 : last)) process.Die();
        bool diesUnderWay = isWrite && Come($"{name}: under way", last);
        if (diesUnderWay) process.WaitForOthers();
        ValueTask<T> pending = call();
        if (diesUnderWay) process.Die();
        T result;
        try
        {
            result = await pending;
        }
        catch
        {
            Hit($"{name}: after it threw");
            throw;
        }

        Hit($"{name}: after");
        return result;
    }

    /// <summary>The same for a call without a result.</summary>
    public async ValueTask AroundAsync(string name, Func<ValueTask> call, bool isWrite = false) => await AroundAsync(
        name,
        async () =>
        {
            await call();
            return true;
        },
        isWrite);

    /// <summary>The same for a call that does not wait.</summary>
    public T Around<T>(string name, Func<T> call)
    {
        Hit($"{name}: before");
        T result = call();
        Hit($"{name}: after");
        return result;
    }

    private bool Come(string name, int number)
    {
        if (_isOver) DyingProcess.StandStill();
        if (isTold) link.Say("POINT", $"{number} {name}");
        if (number != killAt) return false;
        _isOver = true;
        link.Say("KILL", $"{number} {name}");
        return true;
    }
}
