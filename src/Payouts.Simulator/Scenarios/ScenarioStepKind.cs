namespace Payouts.Simulator;

/// <summary>What one step of a scenario makes go wrong; in JSON the same words in lower case with hyphens.</summary>
public enum ScenarioStepKind
{
    /// <summary>A connection is reset before the request's body is read, or after execution.</summary>
    Abort,

    /// <summary>A connection is reset in the middle of the request's body.</summary>
    ResetInBody,

    /// <summary>A connection is reset after the request's body, and nothing is executed.</summary>
    ResetAfterBody,

    /// <summary>A request or its answer is held for a time.</summary>
    Delay,

    /// <summary>Another answer stands in for the provider's.</summary>
    Respond,

    /// <summary>A proxy's HTML page with status 502 stands in for the answer.</summary>
    BadGatewayPage,

    /// <summary>The answer is 200 with bytes that are not JSON.</summary>
    GarbageBody,

    /// <summary>The answer is 200 and names no payout.</summary>
    WithoutId,

    /// <summary>The answer breaks off in the middle of its body.</summary>
    TruncateBody,

    /// <summary>The answer is 200 with a very long body.</summary>
    HugeBody,

    /// <summary>A field of the answer has another name.</summary>
    RenameField,

    /// <summary>The answer has a field that nobody documented.</summary>
    AddField,

    /// <summary>The calls that tell of methods, banks and countries fail.</summary>
    DirectoryFails,

    /// <summary>Reads do not know a payout until some time after it was accepted.</summary>
    NotFoundFor,

    /// <summary>A read shows another status than the true one.</summary>
    Show,

    /// <summary>Payouts to one destination, or to all without an outcome of their own, end in another way.</summary>
    Outcome,

    /// <summary>A webhook is lost.</summary>
    WebhookDrop,

    /// <summary>A webhook is sent more than once.</summary>
    WebhookDuplicate,

    /// <summary>A webhook is late.</summary>
    WebhookDelay,

    /// <summary>A webhook is signed with another secret.</summary>
    WebhookForge,

    /// <summary>A webhook's body is changed after signing.</summary>
    WebhookTamper,

    /// <summary>A webhook is signed at an earlier time.</summary>
    WebhookStale,

    /// <summary>Webhooks are kept back, then sent last first.</summary>
    WebhookShuffle,

    /// <summary>The webhook that was sent last is sent once more; without effect while none has been.</summary>
    WebhookReplayLast,

    /// <summary>The accounts that payouts are paid from hold another amount.</summary>
    Balance,

    /// <summary>The providers' clock is wrong.</summary>
    ClockSkew,
}
