using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>What happens next to a payout, and who does it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NextStepKind>))]
public enum NextStepKind
{
    /// <summary>Nothing: the status is final.</summary>
    None,

    /// <summary>You: call <c>CreateAsync</c> again with the same request; nothing was sent.</summary>
    CallCreateAgain,

    /// <summary>Nobody: a sender is at work.</summary>
    Wait,

    /// <summary>The library: asks the provider for the status.</summary>
    Poll,

    /// <summary>The library: finds out whether the payout was executed.</summary>
    Resolve,

    /// <summary>The provider: its webhook may tell whether the payout was executed; a person is asked when its time is over.</summary>
    AwaitWebhook,

    /// <summary>A person: look at the provider's dashboard, then call <c>ResolveAsync</c>.</summary>
    AskPerson,

    /// <summary>A person: call <c>ReleaseAsync</c> to have it sent, or <c>CancelAsync</c> to withdraw it.</summary>
    Approve,
}
