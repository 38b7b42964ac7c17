namespace Payouts.Diagnostics;

/// <summary>What to listen to: <c>tracing.AddSource(PayoutsTelemetry.ActivitySourceName)</c> and <c>metrics.AddMeter(PayoutsTelemetry.MeterName)</c>. Every span and instrument is listed in docs/operations.md.</summary>
public static class PayoutsTelemetry
{
    /// <summary>The source of every span of this library.</summary>
    public const string ActivitySourceName = "Payouts";

    /// <summary>The meter of every instrument of this library.</summary>
    public const string MeterName = "Payouts";

    /// <summary>The version of source and meter: the assembly's.</summary>
    internal static string Version { get; } = typeof(PayoutsTelemetry).Assembly.GetName().Version!.ToString(3);
}
