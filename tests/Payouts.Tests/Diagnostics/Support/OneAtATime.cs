namespace Payouts.Tests.Diagnostics.Support;

/// <summary>One test at a time: the source of spans is one for the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    internal const string Name = "Telemetry";
}
