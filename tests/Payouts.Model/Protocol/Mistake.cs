namespace Payouts.Model.Protocol;

/// <summary>A rule of the protocol that is broken on purpose.</summary>
internal enum Mistake
{
    /// <summary>None: the protocol as it is.</summary>
    None,

    /// <summary>An attempt that may have been executed is sent again at once.</summary>
    RetryOnMayHaveExecuted,

    /// <summary>The intent is journalled only when its answer is known.</summary>
    JournalAfterSend,

    /// <summary>A commit is lost when its process dies.</summary>
    CommitNotDurable,

    /// <summary>A second sender takes the claim while the first one's lease lasts.</summary>
    LeaseIgnored,

    /// <summary>A claim is written over whatever the record has become since it was looked at.</summary>
    ClaimWithoutComparing,

    /// <summary>The deadline is longer than the lease.</summary>
    DeadlineOutlastsLease,

    /// <summary>The deadline is not looked at when the body begins to leave.</summary>
    DeadlineNotChecked,

    /// <summary>A sender whose lease ran out is taken for one that never sent.</summary>
    DeadSenderTakenForNotSent,

    /// <summary>Giving up reads whether the body has begun to leave, and does not keep it from leaving.</summary>
    FlagInsteadOfSeal,

    /// <summary>No answer is taken for a refusal.</summary>
    SilenceTakenForRefusal,

    /// <summary>The refusal of a repeat is taken for the end of the payout.</summary>
    RefusedRepeatIsFailure,

    /// <summary>A repeat is made under a new key.</summary>
    KeyMadeAnew,

    /// <summary>A repeat is made without searching first.</summary>
    RepeatWithoutSearch,

    /// <summary>A repeat is made without waiting for the earlier attempt's end.</summary>
    RepeatWithoutWaiting,

    /// <summary>A repeat is made after the time for it.</summary>
    RepeatAfterTheWindow,

    /// <summary>A search in vain is taken for a payout that never happened.</summary>
    NotFoundTakenForNever,

    /// <summary>A webhook's body is believed without reading the provider.</summary>
    WebhookBodyTrusted,

    /// <summary>An id is bound to whatever payout a webhook names.</summary>
    IdBoundWithoutAgreement,

    /// <summary>Another provider is tried after the first one accepted.</summary>
    SecondProviderAfterAcceptance,

    /// <summary>What is unknown can be withdrawn.</summary>
    CancelledWhileUnknown,

    /// <summary>A person may decide while an attempt may be alive.</summary>
    PersonDecidesTooEarly,

    /// <summary>What was accepted is told as paid.</summary>
    AcceptedToldAsPaid,
}
