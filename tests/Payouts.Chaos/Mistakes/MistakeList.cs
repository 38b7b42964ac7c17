namespace Payouts.Chaos.Mistakes;

/// <summary>The deliberate mistakes, each with the script that notices it.</summary>
internal static class MistakeList
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        new(
            "executed-or-not-is-not-sent",
            "An attempt that may have executed is taken for one that was not sent, and tried again.",
            1,
            new MistakeEdit("Sending/DecisionTable.cs", "        _ => AttemptVerdict.MayHaveExecuted,\n    };\n\n    private static AttemptVerdict JudgeAnswer", "        _ => Sabotaged.Is(\"executed-or-not-is-not-sent\") ? AttemptVerdict.NotSent : AttemptVerdict.MayHaveExecuted,\n    };\n\n    private static AttemptVerdict JudgeAnswer")),
        new(
            "journal-after-send",
            "The intent is journalled after it was sent.",
            15,
            new MistakeEdit("Sending/PayoutSender.cs", "        JournalResult inserted = await InsertAsync(account, capabilities, insert, permit).ConfigureAwait(false);\n", "        if (Sabotaged.Is(\"journal-after-send\") && deadline is not null)\n        {\n            var claim = new JournalClaim(_owner, 1, draft.CreatedAt + TimeSpan.FromMinutes(5), IsLive: true);\n            _early[draft.Reference] = await SendAsync(account, capabilities, new JournalResult(JournalOutcome.Written, insert.Record with { Claim = claim }), deadline.Value, giveUp).ConfigureAwait(false);\n        }\n\n        JournalResult inserted = await InsertAsync(account, capabilities, insert, permit).ConfigureAwait(false);\n"),
            new MistakeEdit("Sending/PayoutSender.cs", "        SendAttempt attempt;\n        try\n", "        if (_early.TryRemove(claimed.Record!.Reference, out AttemptOutcome? early)) return early;\n        SendAttempt attempt;\n        try\n"),
            new MistakeEdit("Sending/PayoutSender.cs", "    private long _attempts;\n", "    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, AttemptOutcome> _early = new();\n    private long _attempts;\n")),
        new(
            "lease-ignored",
            "A payout that another process is sending is sent beside it, as if its lease had run out.",
            15,
            new MistakeEdit("Sending/PayoutCreation.cs", "        if (record.Status is not (PayoutStatus.Created or PayoutStatus.Unknown) || record.Claim is { IsLive: true } || record.HeldFor is not null) return record;\n        ProviderAccount account = accounts.Get(record.Account);\n", "        ProviderAccount account = accounts.Get(record.Account);\n        if (Sabotaged.Is(\"lease-ignored\") && record.Status == PayoutStatus.Created) return await sender.SendCreatedAsync(account, record, giveUp).ConfigureAwait(false);\n        if (record.Status is not (PayoutStatus.Created or PayoutStatus.Unknown) || record.Claim is { IsLive: true } || record.HeldFor is not null) return record;\n"),
            new MistakeEdit("Sending/PayoutSender.cs", "if (AttemptTransitions.HasOpenAttempt(record) || record.HeldFor is not null) return new JournalResult(JournalOutcome.ClaimHeld, record);", "if (!Sabotaged.Is(\"lease-ignored\") && (AttemptTransitions.HasOpenAttempt(record) || record.HeldFor is not null)) return new JournalResult(JournalOutcome.ClaimHeld, record);"),
            new MistakeEdit("Journal/InMemoryPayoutJournal.cs", "if (write.Claim.Kind == ClaimChangeKind.Take && IsLive(entry.Record.Claim))", "if (write.Claim.Kind == ClaimChangeKind.Take && IsLive(entry.Record.Claim) && !Sabotaged.Is(\"lease-ignored\"))")),
        new(
            "deadline-unchecked",
            "The deadline is not looked at when the body begins to leave.",
            21,
            new MistakeEdit("Sending/SendAttempt.cs", "if (Deadline.HasPassed) TrySeal();", "if (!Sabotaged.Is(\"deadline-unchecked\") && Deadline.HasPassed) TrySeal();")),
        new(
            "flag-instead-of-seal",
            "Whether the body has begun to leave is read from a flag, and not sealed.",
            21,
            new MistakeEdit("Sending/SendAttempt.cs", "internal bool TrySeal() => Interlocked", "internal bool TrySeal() => Sabotaged.Is(\"flag-instead-of-seal\") ? Volatile.Read(ref _state) != Started : Interlocked"),
            new MistakeEdit("Sending/SendAttempt.cs", "        _abort.Cancel();", "        if (!Sabotaged.Is(\"flag-instead-of-seal\")) _abort.Cancel();")),
        new(
            "second-start-allowed",
            "A body may begin to leave a second time.",
            24,
            new MistakeEdit("Sending/SendAttempt.cs", "internal bool TryEnter() => Interlocked", "internal bool TryEnter() => Sabotaged.Is(\"second-start-allowed\") || Interlocked"),
            new MistakeEdit("Sending/SendAttempt.cs", "return Interlocked.CompareExchange(ref _state, Started, Idle) == Idle;", "return Interlocked.CompareExchange(ref _state, Started, Idle) == Idle || Sabotaged.Is(\"second-start-allowed\");")),
        new(
            "newer-http",
            "HTTP/2 is allowed.",
            24,
            new MistakeEdit("Sending/SendGuard.cs", "            VersionPolicy = HttpVersionPolicy.RequestVersionExact,\n            Content = content", "            VersionPolicy = Sabotaged.Is(\"newer-http\") ? HttpVersionPolicy.RequestVersionOrHigher : HttpVersionPolicy.RequestVersionExact,\n            Content = content")) { Account = "monime" },
        new(
            "host-answers-count",
            "What a handler of the host answers is taken for the attempt's end.",
            24,
            new MistakeEdit("Sending/AttemptRunner.cs", "if (!attempt.WasEntered) attempt.TryGiveUp(\"A handler of the host answered", "if (Sabotaged.Is(\"host-answers-count\")) attempt.Complete(AttemptOutcome.MayHaveExecuted(\"The host said so.\"));\n            if (!attempt.WasEntered) attempt.TryGiveUp(\"A handler of the host answered")),
        new(
            "refusal-settles",
            "The refusal of a repeat is taken for the failure of the payout.",
            22,
            new MistakeEdit("Tracking/StatusRules.cs", "        bool isOpen = AttemptTransitions.HasOpenAttempt(record);\n", "        bool isOpen = AttemptTransitions.HasOpenAttempt(record);\n        if (Sabotaged.Is(\"refusal-settles\") && isDeclined) return PayoutStatus.Failed;\n")),
        new(
            "unknown-is-failed",
            "What may have been executed is called failed.",
            2,
            new MistakeEdit("Tracking/StatusRules.cs", "|| (isOpen && isDeclined)) return PayoutStatus.Unknown;", "|| (isOpen && isDeclined)) return Sabotaged.Is(\"unknown-is-failed\") ? PayoutStatus.Failed : PayoutStatus.Unknown;")),
        new(
            "key-random",
            "The idempotency key is random, not made of the reference.",
            12,
            new MistakeEdit("Providers/CorrelationHandle.cs", "            Digest(\"payouts/key/v1\", @namespace, account, reference));", "            Sabotaged.Is(\"key-random\") ? RandomNumberGenerator.GetHexString(40, lowercase: true) : Digest(\"payouts/key/v1\", @namespace, account, reference));")) { Account = "monime" },
        new(
            "key-made-anew",
            "Each repeat goes with a new idempotency key.",
            22,
            new MistakeEdit("Sending/SendGuard.cs", "            KeyValuePair<string, string> header = exchange.Headers[index];\n", "            KeyValuePair<string, string> header = exchange.Headers[index];\n            if (Sabotaged.Is(\"key-made-anew\") && header.Key == \"Idempotency-Key\") header = new(header.Key, System.Security.Cryptography.RandomNumberGenerator.GetHexString(40, lowercase: true));\n")),
        new(
            "window-ignored",
            "Stored bytes are repeated after the provider may have forgotten their key.",
            22,
            new MistakeEdit("Tracking/Schedule.cs", "        FirstSend(record) + capabilities.Idempotency.Window;", "        FirstSend(record) + (Sabotaged.Is(\"window-ignored\") ? TimeSpan.FromDays(365) : capabilities.Idempotency.Window);")),
        new(
            "server-error-is-harmless",
            "A server error is taken for an answer without side effect, and sent again.",
            16,
            new MistakeEdit("Sending/DecisionTable.cs", "== CreateReadingKind.Rejected) return AttemptVerdict.Declined;", "== CreateReadingKind.Rejected) return AttemptVerdict.Declined;\n        if (Sabotaged.Is(\"server-error-is-harmless\") && statusCode >= 500) return AttemptVerdict.Throttled;")),
        new(
            "contradiction-ignored",
            "A payout that was called failed and was paid after all stays failed.",
            8,
            new MistakeEdit("Tracking/ObservationMerge.cs", "(PayoutStatus.Failed or PayoutStatus.Cancelled, PayoutStatus.Succeeded) => (Replace", "(PayoutStatus.Failed or PayoutStatus.Cancelled, PayoutStatus.Succeeded) when !Sabotaged.Is(\"contradiction-ignored\") => (Replace")),
        new(
            "repeat-without-scan",
            "Stored bytes are repeated without searching the provider's list first.",
            1,
            new MistakeEdit("Tracking/PayoutResolver.cs", "if (account.Provider is IPayoutSearch search && account.Capabilities.CanSearchByHandle)", "if (account.Provider is IPayoutSearch search && account.Capabilities.CanSearchByHandle && !Sabotaged.Is(\"repeat-without-scan\"))")),
        new(
            "webhook-body-trusted",
            "What the body of a webhook says is taken for what the provider says.",
            14,
            new MistakeEdit("Webhooks/WebhookLook.cs", "if (named is not null) await refresh", "Sabotaged.Word = delivery.EventName;\n        if (named is not null) await refresh"),
            new MistakeEdit("Tracking/PayoutReader.cs", "            record = await writer.ApplyAsync(\n                record,\n                current => ReadTransitions.Apply(current, reading", "            if (Sabotaged.Is(\"webhook-body-trusted\") && source == TimelineSource.Webhook && Sabotaged.Word is { } word)\n                reading = reading with { Status = word.EndsWith(\"failed\", StringComparison.Ordinal) ? PayoutStatus.Failed : PayoutStatus.Succeeded };\n            record = await writer.ApplyAsync(\n                record,\n                current => ReadTransitions.Apply(current, reading")),
        new(
            "signature-unchecked",
            "Any signature of the right form is taken for right.",
            14,
            new MistakeEdit("Providers/WebhookSignature.cs", "        return matches;", "        return matches || Sabotaged.Is(\"signature-unchecked\");")),
        new(
            "amount-not-compared",
            "A payout found by its handle is bound whatever its amount.",
            13,
            new MistakeEdit("Tracking/ReadTransitions.cs", "(reading.Amount is { } amount ? amount == record.Request.Amount : record.Observed is not null)\n", "(Sabotaged.Is(\"amount-not-compared\") || (reading.Amount is { } amount ? amount == record.Request.Amount : record.Observed is not null))\n")),
        new(
            "not-found-is-failed",
            "A 404 of a status call is taken for the failure of the payout.",
            7,
            new MistakeEdit("Tracking/ReadTransitions.cs", "        if (reading.IsNotFound) return ApplyNotFound", "        if (reading.IsNotFound && Sabotaged.Is(\"not-found-is-failed\") && record.Observed is { Status: PayoutStatus.Pending } gone)\n            return new RecordChange(record, capabilities, now, source, \"Gone.\") { Record = record with { Observed = gone with { Status = PayoutStatus.Failed } } }.Build(ClaimChange.Keep);\n        if (reading.IsNotFound) return ApplyNotFound")),
        new(
            "conflict-is-failed",
            "A 409 on a create is taken for a refusal.",
            4,
            new MistakeEdit("Sending/DecisionTable.cs", "        if (rules.AlreadyExists == statusCode", "        if (Sabotaged.Is(\"conflict-is-failed\") && statusCode == 409) return AttemptVerdict.Declined;\n        if (rules.AlreadyExists == statusCode")),
        new(
            "time-out-is-failed",
            "408 and 429 on a create are taken for refusals.",
            5,
            new MistakeEdit("Sending/DecisionTable.cs", "        if (rules.Configuration.Contains(statusCode))", "        if (Sabotaged.Is(\"time-out-is-failed\") && statusCode is 408 or 429) return AttemptVerdict.Declined;\n        if (rules.Configuration.Contains(statusCode))")),
        new(
            "unreadable-is-refused",
            "An answer that cannot be read is taken for a refusal.",
            3,
            new MistakeEdit("Sending/DecisionTable.cs", "        _ => AttemptVerdict.MayHaveExecuted,\n    };\n}", "        _ => Sabotaged.Is(\"unreadable-is-refused\") ? AttemptVerdict.Declined : AttemptVerdict.MayHaveExecuted,\n    };\n}")),
        new(
            "dead-sender-did-nothing",
            "A sender that died is taken for one that sent nothing.",
            6,
            new MistakeEdit("Tracking/AttemptTransitions.cs", ": OnJournalClock(record, attempt) with { Result = AttemptResult.MayHaveExecuted, EndedAt = now })],", ": OnJournalClock(record, attempt) with { Result = Sabotaged.Is(\"dead-sender-did-nothing\") ? AttemptResult.NotSent : AttemptResult.MayHaveExecuted, EndedAt = now })],")),
        new(
            "unmapped-is-failed",
            "A status that no table knows is taken for failed.",
            10,
            new MistakeEdit("Moneroo/MonerooStatuses.cs", "        status = PayoutStatus.Pending;", "        status = Sabotaged.Is(\"unmapped-is-failed\") ? PayoutStatus.Failed : PayoutStatus.Pending;")) { Account = "moneroo" },
        new(
            "first-state-is-paid",
            "An acceptance is taken for a payment.",
            9,
            new MistakeEdit("Tracking/AttemptTransitions.cs", "        ObservedPayout next = ReadTransitions.Observe(reading);\n        bool isElsewhere", "        ObservedPayout next = ReadTransitions.Observe(reading);\n        if (Sabotaged.Is(\"first-state-is-paid\")) next = next with { Status = PayoutStatus.Succeeded };\n        bool isElsewhere")),
        new(
            "late-word-wins",
            "The latest answer wins, also over a final one.",
            8,
            new MistakeEdit("Tracking/ObservationMerge.cs", "        if (!next.Status.IsFinal()) return (current with { Fees = ToldFees(current, next) }, null);", "        if (!next.Status.IsFinal()) return Sabotaged.Is(\"late-word-wins\") ? (Replace(current, next), PayoutEventKind.StatusChanged) : (current with { Fees = ToldFees(current, next) }, null);")),
        new(
            "amount-rounded",
            "An amount that the provider cannot take exactly is let through.",
            11,
            new MistakeEdit("Validation/CapabilityRules.cs", "        if (!isExact)\n", "        if (!isExact && !Sabotaged.Is(\"amount-rounded\"))\n")),
        new(
            "fingerprint-ignored",
            "A reference that was used for another request is taken for the same.",
            13,
            new MistakeEdit("Sending/PayoutCreation.cs", "        if (isSameAccount && string.Equals(record.Fingerprint", "        if (Sabotaged.Is(\"fingerprint-ignored\")) return;\n        if (isSameAccount && string.Equals(record.Fingerprint")),
        new(
            "second-provider-asked",
            "While a payout is unknown, another account may be asked to pay it.",
            16,
            new MistakeEdit("Sending/PayoutCreation.cs", "        JournalRecord record = prepared.Record;\n        if (prepared.Account is { } account)\n", "        JournalRecord record = prepared.Record;\n        if (Sabotaged.Is(\"second-provider-asked\") && prepared.RequestedProvider == \"second\" && prepared.Account is not null) record = record with { Reference = record.Reference + \" again\" };\n        if (prepared.Account is { } account)\n")),
        new(
            "replacement-unchecked",
            "A payout is sent in the place of one that may still be paid.",
            16,
            new MistakeEdit("Sending/PayoutCreation.cs", "if (record.Request.Replaces is not { } former || await", "if (Sabotaged.Is(\"replacement-unchecked\") || record.Request.Replaces is not { } former || await")),
        new(
            "listed-end-ignored",
            "What the provider lists of a payout that ended is not looked at.",
            26,
            new MistakeEdit("Tracking/PayoutSweep.cs", "else if (ReadTransitions.Contradicts(record, reading))", "else if (!Sabotaged.Is(\"listed-end-ignored\") && ReadTransitions.Contradicts(record, reading))")) { Account = "monime" },
        new(
            "set-up-not-frozen",
            "A payout is repeated and read with today's set-up, whatever it was made with.",
            23,
            new MistakeEdit("Providers/FrozenAddress.cs", "is not { } difference) return;", "is not { } difference || Sabotaged.Is(\"set-up-not-frozen\")) return;")),
        new(
            "continuity-ignored",
            "A replaced database server is not noticed before sending.",
            25,
            new MistakeEdit("Guards/SendGate.cs", "        if (account.Capabilities.Idempotency.IsKeyed) return null;\n        JournalContinuity", "        if (account.Capabilities.Idempotency.IsKeyed || Sabotaged.Is(\"continuity-ignored\")) return null;\n        JournalContinuity")) { Journal = "postgres", Account = "moneroo" },
        new(
            "cancel-believed",
            "A payout counts as cancelled once that was asked for.",
            26,
            new MistakeEdit("Tracking/CallerTransitions.cs", "            Record = isAccepted ? record with { CancelAcceptedAt = now }", "            Record = Sabotaged.Is(\"cancel-believed\") ? record with { Observed = record.Observed! with { Status = PayoutStatus.Cancelled } } : isAccepted ? record with { CancelAcceptedAt = now }")) { Account = "monime" },
        new(
            "zero-stripped",
            "The zero after the calling code is stripped.",
            18,
            new MistakeEdit("Moneroo/MonerooRequests.cs", "WriteDigits(writer, MonerooMethod.Msisdn, WithoutPlus(mobile.PhoneNumber), asNumber);", "WriteDigits(writer, MonerooMethod.Msisdn, Sabotaged.Is(\"zero-stripped\") ? WithoutPlus(mobile.PhoneNumber).ToString().Replace(\"2250\", \"225\", StringComparison.Ordinal) : WithoutPlus(mobile.PhoneNumber), asNumber);")) { Account = "moneroo" },
        new(
            "any-answer-is-a-name",
            "A name look-up that answers \"OK\" is taken for a match.",
            19,
            new MistakeEdit("Providers/AccountNames.cs", "if (held.Count == 0 || (held.Count", "if (!Sabotaged.Is(\"any-answer-is-a-name\") && (held.Count == 0 || (held.Count"),
            new MistakeEdit("Providers/AccountNames.cs", "NotNames.Contains(held.First()))) return", "NotNames.Contains(held.First())))) return")),
        new(
            "words-are-told",
            "A provider's words are put into exceptions and logs.",
            20,
            new MistakeEdit("Sending/AttemptOutcome.cs", "Explain(answer.StatusCode), Error: null);", "Explain(answer.StatusCode) + (Sabotaged.Is(\"words-are-told\") ? System.Text.Encoding.UTF8.GetString(answer.Body.Span) : \"\"), Error: null);")),
    ];
}
