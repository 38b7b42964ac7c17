using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Payouts.Tests.Support;

/// <summary>A sender in a process of its own, which can be stopped and continued by signals.</summary>
internal sealed partial class WorkerProcess : IDisposable
{
    private static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    internal static WorkerProcess Start(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Payouts.Worker.dll"));
        foreach (string arg in args) start.ArgumentList.Add(arg);
        return new WorkerProcess(Process.Start(start)!);
    }

    internal async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience.Long);

    internal async Task GoOnAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
    }

    internal void Suspend() => Send(Stop);

    internal void Resume() => Send(Continue);

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private void Send(int signal)
    {
        if (Kill(_process.Id, signal) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
