namespace Payouts.Testing;

/// <summary>What a <see cref="FakePayoutProvider"/> does with one create call, and what reads of its payout show afterwards.</summary>
public sealed record FakeReply
{
    private FakeReply(FakeAnswer answer) => Answer = answer;

    internal FakeAnswer Answer { get; }

    /// <summary>Whether a payout is made.</summary>
    internal bool IsExecuted { get; private init; }

    /// <summary>The status texts that one read after another shows; the last stays.</summary>
    internal IReadOnlyList<string> Statuses { get; private init; } = [FakeStatus.TextOf(PayoutStatus.Succeeded)];

    internal PayoutFailure? Failure { get; private init; }

    internal int HttpStatus { get; private init; }

    internal string Body { get; private init; } = "";

    /// <summary>The payout is accepted, and <see cref="PayoutStatus.Pending"/> in the answer; one read after another then shows these, and the last for ever.</summary>
    /// <param name="reads"><see cref="PayoutStatus.Succeeded"/> when left out.</param>
    public static FakeReply Accept(params ReadOnlySpan<PayoutStatus> reads) =>
        reads.Length == 0 ? new(FakeAnswer.Accepted) { IsExecuted = true } : new(FakeAnswer.Accepted) { IsExecuted = true, Statuses = FakeStatus.TextsOf(reads) };

    /// <summary>The payout is accepted, and reads show a status text that no table knows.</summary>
    /// <param name="status">The text, such as <c>on_hold</c>.</param>
    public static FakeReply AcceptWithStatus(string status)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(status);
        return new(FakeAnswer.Accepted) { IsExecuted = true, Statuses = [status] };
    }

    /// <summary>The payout is accepted, and <see cref="PayoutStatus.Failed"/> from the first read on.</summary>
    /// <param name="category">The kind of reason.</param>
    /// <param name="code">The provider's code; the kind's name when left out.</param>
    public static FakeReply Fail(PayoutFailureCategory category, string? code = null) =>
        new(FakeAnswer.Accepted) { IsExecuted = true, Statuses = [FakeStatus.TextOf(PayoutStatus.Failed)], Failure = FakeStatus.FailureOf(category, code) };

    /// <summary>The answer to the create call is a refusal: nothing is executed and the payout is <see cref="PayoutStatus.Failed"/> at once.</summary>
    /// <param name="category">The kind of reason.</param>
    /// <param name="code">The provider's code; the kind's name when left out.</param>
    public static FakeReply Decline(PayoutFailureCategory category, string? code = null) =>
        new(FakeAnswer.Declined) { Failure = FakeStatus.FailureOf(category, code) };

    /// <summary>The request arrives and no answer comes back, without any waiting: it may have been executed.</summary>
    /// <param name="executed">Whether it was.</param>
    /// <param name="reads">What reads of the payout show, where it was executed; <see cref="PayoutStatus.Succeeded"/> when left out.</param>
    public static FakeReply Timeout(bool executed, params ReadOnlySpan<PayoutStatus> reads) =>
        new(FakeAnswer.Silent) { IsExecuted = executed, Statuses = Accept(reads).Statuses };

    /// <summary>The answer is HTTP 500 with a body that says nothing: it may have been executed.</summary>
    /// <param name="executed">Whether it was.</param>
    /// <param name="reads">What reads of the payout show, where it was executed; <see cref="PayoutStatus.Succeeded"/> when left out.</param>
    public static FakeReply Unknown(bool executed, params ReadOnlySpan<PayoutStatus> reads) =>
        Respond(500) with { IsExecuted = executed, Statuses = Accept(reads).Statuses };

    /// <summary>The connection fails before a byte leaves: nothing was sent, so the library tries again after a pause, and uses the next reply.</summary>
    public static FakeReply Unreachable() => new(FakeAnswer.Unreachable);

    /// <summary>Nothing is executed, and the answer is yours, such as 401 or 429.</summary>
    /// <param name="httpStatus">100 to 599.</param>
    /// <param name="body">The body; empty by default.</param>
    public static FakeReply Respond(int httpStatus, string body = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(httpStatus, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(httpStatus, 599);
        ArgumentNullException.ThrowIfNull(body);
        return new(FakeAnswer.Responded) { HttpStatus = httpStatus, Body = body };
    }

    /// <summary>The kind of answer and whether a payout is made.</summary>
    public override string ToString() => IsExecuted ? $"{Answer}, executed" : $"{Answer}";
}
