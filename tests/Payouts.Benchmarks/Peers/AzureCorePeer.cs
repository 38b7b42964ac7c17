using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Payouts.Benchmarks.Measuring;

namespace Payouts.Benchmarks.Peers;

/// <summary>A client on Azure.Core's pipeline with all of its defaults: exponential retries, telemetry header, logging and tracing on with nobody listening, answers buffered.</summary>
internal static class AzureCorePeer
{
    public static Candidate Create()
    {
        HttpPipeline pipeline = HttpPipelineBuilder.Build(new AzureCoreOptions { Transport = new HttpClientTransport(Samples.Provider()) });
        long number = 0;
        return new Candidate("Azure.Core pipeline", async count =>
        {
            for (int index = 0; index < count; index++) await CreateAsync(pipeline, Samples.Reference(++number));
        });
    }

    private static async Task<AnsweredPayout> CreateAsync(HttpPipeline pipeline, string reference)
    {
        using HttpMessage message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(Samples.Payouts);
        message.Request.Headers.Add("Content-Type", "application/json; charset=utf-8");
        message.Request.Headers.Add("Authorization", $"Bearer {Samples.Token}");
        message.Request.Headers.Add("Accept", "application/json");
        message.Request.Headers.Add("Monime-Space-Id", Samples.Space);
        message.Request.Headers.Add("Monime-Version", Samples.Version);
        message.Request.Headers.Add("Idempotency-Key", reference);
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(CreateBody.Of(reference), PeerJson.Default.CreateBody));
        await pipeline.SendAsync(message, CancellationToken.None);
        if (message.Response.IsError) throw new RequestFailedException(message.Response);
        return AnswerBody.Accepted(JsonSerializer.Deserialize(message.Response.Content.ToMemory().Span, PeerJson.Default.AnswerBody));
    }
}
