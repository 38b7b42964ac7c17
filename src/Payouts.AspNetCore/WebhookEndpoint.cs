using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Payouts.AspNetCore;

/// <summary>Answers one delivery: stores what is genuine, and leaves the work for later.</summary>
internal static class WebhookEndpoint
{
    // Moneroo waits for three seconds; an answer that comes too late counts as none, and the delivery comes again.
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2.5);

    internal static async Task AnswerAsync(HttpContext http)
    {
        var time = http.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
        int most = http.RequestServices.GetRequiredService<IOptionsMonitor<PayoutsOptions>>().CurrentValue.Webhooks.MaxBodyBytes;
        using var late = new CancellationTokenSource(AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, http.RequestAborted);
        try
        {
            // Nothing in front of this may give an answer of its own: not a cache, and not a proxy that keeps answers.
            http.Response.Headers.CacheControl = "no-store";
            if (http.Request.ContentLength > most || await ReadAsync(http.Request, most, either.Token).ConfigureAwait(false) is not { } body)
            {
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            WebhookDelivery delivery = DeliveryOf(http.Request, body);
            var webhooks = http.RequestServices.GetRequiredService<IPayoutWebhooks>();
            WebhookResult result = await webhooks.ReceiveAsync(delivery, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            http.Response.StatusCode = result.HttpStatus;
        }
        catch (BadHttpRequestException refused)
        {
            http.Response.StatusCode = refused.StatusCode;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever sent it has left: it delivers again.
        }
        catch (Exception error) when (error is PayoutException or OptionsValidationException)
        {
            // The journal or the account's settings: mended later, and delivered again meanwhile.
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static WebhookDelivery DeliveryOf(HttpRequest request, byte[] body) => new()
    {
        Body = body,
        Headers = request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        Account = request.RouteValues["account"] as string,
        Token = request.RouteValues["token"] as string,
    };

    // Null for a body that is larger than is read.
    private static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        // A buffer in front may have read it already.
        if (request.Body.CanSeek) request.Body.Position = 0;
        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                byte[] body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
