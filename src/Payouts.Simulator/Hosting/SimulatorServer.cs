using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Payouts.Simulator;

/// <summary>The HTTP server: recorder, then faults, then the providers.</summary>
internal static class SimulatorServer
{
    public static WebApplication Build(SimulatorContext context, IReadOnlyList<ISimulatedProvider> providers)
    {
        // The empty builder reads no files, environment or arguments and logs nothing.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, context.Options.Port);
        });
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IHostLifetime, NoSignalLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));

        WebApplication app = builder.Build();
        RequestRecorder recorder = new(context, providers);
        FaultInjector faults = new(context, app.Lifetime.ApplicationStopping);
        app.UseRouting();
        app.Use((http, next) => recorder.RecordAsync(http, next));
        app.Use((http, next) => faults.RunAsync(http, next));
        foreach (ISimulatedProvider provider in providers)
            provider.Map(app.MapGroup("/" + provider.Name));
        ControlEndpoints.Map(app, context);
        return app;
    }
}
