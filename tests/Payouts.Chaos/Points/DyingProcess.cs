using System.Runtime.InteropServices;

namespace Payouts.Chaos.Points;

/// <summary>This process, which is killed for real once every payout that is to die with it stands at its crash point: starting a process costs more than all that a payout does in it.</summary>
/// <param name="payouts">How many there are; with one, it dies the moment it gets there.</param>
internal sealed partial class DyingProcess(int payouts)
{
    private const int SigKill = 9;

    private readonly object _gate = new();
    private bool _areAllThere;
    private int _expected = payouts;
    private int _standing;
    private int _aboutToWrite;

    /// <summary>Does not return, nor lets anything happen.</summary>
    public static void StandStill() => Thread.Sleep(Timeout.Infinite);

    /// <summary>A payout came to its end before its crash point.</summary>
    public void Leave() => Change(() => _expected--);

    /// <summary>A payout stands at its crash point.</summary>
    public void Die()
    {
        Change(() => _standing++);
        StandStill();
    }

    /// <summary>A payout is to die while a write is under way: it begins to write when all others are where they are to be.</summary>
    public void WaitForOthers()
    {
        Change(() => _aboutToWrite++);
        lock (_gate)
        {
            while (!_areAllThere) Monitor.Wait(_gate);
            _aboutToWrite--;
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            if (_standing + _aboutToWrite < _expected || _standing + _aboutToWrite == 0) return;
            _areAllThere = true;
            Monitor.PulseAll(_gate);
            if (_standing == _expected && Kill(Environment.ProcessId, SigKill) != 0) throw new InvalidOperationException("The process could not kill itself.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
