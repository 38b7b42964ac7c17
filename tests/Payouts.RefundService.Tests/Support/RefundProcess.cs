using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Payouts.RefundService.Tests.Support;

/// <summary>The service as a process of its own, on a real port, with a journal that outlives it.</summary>
internal sealed class RefundProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _output = [];

    private RefundProcess(Process process, Uri address)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = address };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    internal HttpClient Http { get; }

    internal string Output
    {
        get
        {
            lock (_output) return string.Join('\n', _output);
        }
    }

    /// <summary>A port that was free a moment ago.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal static async Task<RefundProcess> StartAsync(int port, string journal, params string[] arguments)
    {
        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        string folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../samples/RefundService"));
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "RefundService.dll"), "--urls", address, "--Journal:Path", journal, "--contentRoot", folder, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Testing", ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "" },
        };
        var service = new RefundProcess(Process.Start(start)!, new Uri(address));
        try
        {
            await service.UntilAsync(static async http => (await http.GetAsync("/health/live")).IsSuccessStatusCode);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    internal async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(object refund)
    {
        using HttpResponseMessage answer = await Http.PostAsJsonAsync("/refunds", refund);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    internal async Task<JsonElement> GetAsync(string id) => await Http.GetFromJsonAsync<JsonElement>($"/refunds/{id}");

    /// <summary>Waits until something is so; an answer that does not come is waited for too.</summary>
    internal async Task UntilAsync(Func<HttpClient, Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The service ended with {_process.ExitCode}: {Output}");
            try
            {
                if (await isSo(Http)) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>Ends it without any farewell.</summary>
    internal async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            if (line.Data is { } text) _output.Add(text);
        }
    }
}
