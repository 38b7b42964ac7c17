using Payouts.Chaos.Defects.Scripts;

namespace Payouts.Chaos.Defects;

/// <summary>All scripts: defects of existing clients and payment systems, and holes that reviews of this design found.</summary>
internal static class DefectList
{
    private static readonly string[] WithoutIdempotency = ["moneroo", "alexpay", "alexpay-list"];

    public static IReadOnlyList<Defect> All { get; } =
    [
        new(1, "answer lost after execution, caller repeats the reference: one execution", LostAnswerRepeated.RunAsync),
        new(2, "the same without idempotency: Unknown, resolved, never sent again", LostAnswerWithoutIdempotency.RunAsync) { Accounts = WithoutIdempotency },
        new(3, "reset after the body: not Failed", ResetAfterBody.RunAsync),
        new(4, "409 already sent: looked up, not Failed, nobody else asked", AlreadySent.RunAsync),
        new(5, "408 and 429 on a create: not Failed", TimeoutAndThrottle.RunAsync),
        new(6, "death between intent and answer: recovered, not cancelled, not stuck", DeathInBetween.RunAsync),
        new(7, "time-out of a status call: payout unchanged", SlowStatusCall.RunAsync),
        new(8, "processing after success: ignored; money that came back: told", LateProcessing.RunAsync),
        new(9, "first states are Pending", FirstStates.RunAsync),
        new(10, "status that no table knows: visible, not final", UnmappedStatus.RunAsync),
        new(11, "an amount that cannot be sent exactly: refused", WholeUnits.RunAsync),
        new(12, "references of any shape: a lawful key, the same each time", AnyReference.RunAsync),
        new(13, "same reference, other amount: refused here", OtherAmount.RunAsync),
        new(14, "webhooks without time, old, doubled, forged, of another account, written anew: no change, or a read", BadWebhooks.RunAsync),
        new(15, "several workers, one payout: one send", TwoWorkers.RunAsync),
        new(16, "first attempt unknown: second provider held", SecondProvider.RunAsync),
        new(17, "500 payouts at the provider's rate limit: all end, none lost, none twice", RateLimit.RunAsync),
        new(18, "numbers with a leading zero keep it", LeadingZeros.RunAsync),
        new(19, "name look-up that answers OK or nothing: CouldNotCheck", NameLookup.RunAsync) { Accounts = ["monime"] },
        new(20, "providers that repeat private words: none is told", NothingPrivate.RunAsync),
        new(21, "sender stopped past its lease, then continued: sends nothing", StoppedSender.RunAsync),
        new(22, "executed, answer lost, repeat refused: stays Unknown", RefusedRepeat.RunAsync) { Accounts = ["monime"] },
        new(23, "set-up changed between attempts: repeat and read refused, status unchanged", ChangedSetUp.RunAsync),
        new(24, "host handlers that retry, hedge, time out, buffer or invent: one send, right record", HostHandlersAround.RunAsync),
        new(25, "standby promoted without the intent: held without idempotency, safe with a key", PromotedStandby.RunAsync) { Journals = ["postgres"] },
        new(26, "cancel that races a success: Succeeded, and told", CancelRace.RunAsync),
    ];
}
