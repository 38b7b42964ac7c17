using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator.Tests;

/// <summary>A server of one's own that takes webhooks over a real connection and answers 200 unless told otherwise.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Channel<ReceivedWebhook> _arrived = Channel.CreateUnbounded<ReceivedWebhook>();
    private readonly ConcurrentQueue<ReceivedWebhook> _all = new();

    private WebhookReceiver()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(TakeAsync);
    }

    public Uri Url => new(_server.Urls.Single() + "/hooks");

    /// <summary>The statuses of the next answers.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    /// <summary>What answers wait for; null for nothing.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public IReadOnlyList<ReceivedWebhook> All => [.. _all];

    public static async Task<WebhookReceiver> StartAsync()
    {
        WebhookReceiver receiver = new();
        await receiver._server.StartAsync();
        return receiver;
    }

    /// <summary>The next webhook, as soon as it is here.</summary>
    public Task<ReceivedWebhook> NextAsync() => _arrived.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        ReceivedWebhook webhook = new(
            http.Request.Path + http.Request.QueryString,
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        if (Hold is { } hold)
            await hold.Task;
        http.Response.StatusCode = Answers.TryDequeue(out int status) ? status : StatusCodes.Status200OK;
        _all.Enqueue(webhook);
        await _arrived.Writer.WriteAsync(webhook);
    }
}
