using Payouts;
using Payouts.DependencyInjection;

namespace Quickstart;

/// <summary>How the sample uses one provider; a further provider is one more entry.</summary>
internal sealed record SampleAccount
{
    public static IReadOnlyList<SampleAccount> All { get; } = [MonerooSample.Account, MonimeSample.Account, AlexpaySample.Account];

    /// <summary>The account's name, and the simulator's.</summary>
    public required string Name { get; init; }

    /// <summary>The environment variables that <c>--live</c> needs.</summary>
    public required IReadOnlyList<string> Variables { get; init; }

    /// <summary>Registers the account against the simulator at an address.</summary>
    public required Action<PayoutsBuilder, Uri> AddSimulated { get; init; }

    /// <summary>Registers the account against the sandbox, with the keys in the environment.</summary>
    public required Action<PayoutsBuilder> AddSandbox { get; init; }

    /// <summary>The payout to make, under a reference.</summary>
    public required Func<string, PayoutRequest> Request { get; init; }

    /// <summary>The payout to make at the sandbox, where that takes another one.</summary>
    public Func<string, PayoutRequest>? SandboxRequest { get; init; }
}
