using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tests.Support;

/// <summary>How a <see cref="PayoutsHost"/> is set up; one attempt a call unless told otherwise.</summary>
internal sealed record HostSetup
{
    internal Action<IServiceCollection>? Before { get; init; }

    internal Action<IServiceCollection>? After { get; init; }

    internal TimeProvider? Clock { get; init; }

    internal IPayoutJournal? Journal { get; init; }

    internal TransportOptions Transport { get; init; } = new();

    internal Action<SocketsHttpHandler>? Adjust { get; init; }

    internal int MaxAttempts { get; init; } = 1;

    internal TimeSpan RateLimitQueue { get; init; } = TimeSpan.FromMinutes(5);
}
