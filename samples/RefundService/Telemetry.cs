using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RefundService;

/// <summary>Spans and metrics to whatever <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names; nothing without it.</summary>
internal sealed class Telemetry(TracerProvider traces, MeterProvider metrics) : IHostedService, IDisposable
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 }) return;
        ResourceBuilder resource = ResourceBuilder.CreateDefault().AddService("refund-service");
        services.AddHostedService(_ => new Telemetry(
            Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Payouts").AddSource("Microsoft.AspNetCore").AddOtlpExporter().Build(),
            Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter("Payouts").AddMeter("Microsoft.AspNetCore.Hosting").AddOtlpExporter().Build()));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces.ForceFlush(timeoutMilliseconds: 2_000);
        metrics.ForceFlush(timeoutMilliseconds: 2_000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }
}
