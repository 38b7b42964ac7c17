using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payouts.RefundService.Tests.Support;

/// <summary>A headless Chromium that is driven over its own debugging protocol.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private int _calls;

    private Browser(Process process, DirectoryInfo profile) => (_process, _profile) = (process, profile);

    /// <summary>Where a browser is installed, or <c>null</c>.</summary>
    internal static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(static folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    internal static async Task<Browser> OpenAsync(Uri page)
    {
        DirectoryInfo profile = Directory.CreateTempSubdirectory("payouts-browser-");
        var start = new ProcessStartInfo(Program!, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", page.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var browser = new Browser(Process.Start(start)!, profile);
        try
        {
            await browser.ConnectAsync(page);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a script on the page evaluates to.</summary>
    internal async Task<string?> EvaluateAsync(string script)
    {
        int id = Interlocked.Increment(ref _calls);
        var call = new JsonObject { ["id"] = id, ["method"] = "Runtime.evaluate", ["params"] = new JsonObject { ["expression"] = script, ["returnByValue"] = true, ["awaitPromise"] = true } };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(call), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        while (true)
        {
            using JsonDocument message = await ReceiveAsync(patience.Token);
            if (!message.RootElement.TryGetProperty("id", out JsonElement answered) || answered.GetInt32() != id) continue;
            JsonElement result = message.RootElement.GetProperty("result");
            if (result.TryGetProperty("exceptionDetails", out JsonElement failure)) throw new InvalidOperationException(failure.ToString());
            return result.GetProperty("result").TryGetProperty("value", out JsonElement value) ? value.ToString() : null;
        }
    }

    /// <summary>Waits until a script on the page evaluates to a text.</summary>
    internal async Task WaitForAsync(string script, string expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        string? seen;
        while ((seen = await EvaluateAsync(script)) != expected)
        {
            if (patience.IsCancellationRequested) throw new TimeoutException($"The page shows '{seen}', not '{expected}'.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A process of the browser's may still write its last.
        }
    }

    private async Task ConnectAsync(Uri page)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        string port = Path.Combine(_profile.FullName, "DevToolsActivePort");
        while (!File.Exists(port) || (await File.ReadAllLinesAsync(port, patience.Token)).Length < 2) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        int number = int.Parse((await File.ReadAllLinesAsync(port, patience.Token))[0], CultureInfo.InvariantCulture);
        using var http = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{number}")) };
        while (true)
        {
            using JsonDocument targets = JsonDocument.Parse(await http.GetStringAsync("/json/list", patience.Token));
            JsonElement shown = targets.RootElement.EnumerateArray().FirstOrDefault(target => target.GetProperty("url").GetString()!.StartsWith(page.ToString(), StringComparison.Ordinal));
            if (shown.ValueKind == JsonValueKind.Object)
            {
                await _socket.ConnectAsync(new Uri(shown.GetProperty("webSocketDebuggerUrl").GetString()!), patience.Token);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    private async Task<JsonDocument> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        byte[] part = new byte[16 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(part, cancellationToken);
            await text.WriteAsync(part.AsMemory(0, received.Count), cancellationToken);
        }
        while (!received.EndOfMessage);
        return JsonDocument.Parse(text.ToArray());
    }
}
