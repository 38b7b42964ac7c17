using System.Diagnostics;
using System.Globalization;
using System.Text;
using Payouts.Tests.Support;

namespace Payouts.Tests.Stubs;

/// <summary>The real WireMock server in a process of its own, on a port that it chose.</summary>
internal sealed class WireMockProcess : IAsyncDisposable
{
    private const string PortLabel = "port:";

    // The shell ends the server when this process ends, in whatever way: then its standard input closes.
    private const string Guard = "\"$@\" </dev/null & server=$!; exec >/dev/null 2>&1; cat; kill $server";

    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private int _openStreams = 2;

    private WireMockProcess(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Where the server listens, once it has told its port.</summary>
    internal Task<Uri> Address => _address.Task.WaitAsync(Patience.Long);

    /// <summary>Starts the server over a folder that holds <c>mappings</c>.</summary>
    internal static WireMockProcess Start(string java, string jar, string root)
    {
        string[] command =
        [
            java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-jar", jar,
            "--port", "0", "--bind-address", "127.0.0.1", "--root-dir", root, "--disable-banner",
        ];
        return new WireMockProcess(OperatingSystem.IsWindows() ? command : ["/bin/sh", "-c", Guard, "wiremock", .. command]);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Patience.Long);
        _process.Dispose();
    }

    private void Read(string? line)
    {
        lock (_output) _output.AppendLine(line);
        if (line is null)
        {
            if (Interlocked.Decrement(ref _openStreams) > 0) return;
            lock (_output) _address.TrySetException(new InvalidOperationException($"WireMock ended before it told its port:{Environment.NewLine}{_output}"));
        }
        else if (line.StartsWith(PortLabel, StringComparison.Ordinal))
        {
            int port = int.Parse(line.AsSpan(PortLabel.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
            _address.TrySetResult(new Uri($"http://127.0.0.1:{port}/"));
        }
    }
}
