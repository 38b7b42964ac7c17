namespace Payouts.Tests.Support;

/// <summary>How a call of <c>CreateAsync</c> ended, and what the journal then held.</summary>
internal sealed record PayResult(Payout? Returned, Exception? Error, Payout? Journalled)
{
    internal PayoutStatus Status => Journalled!.Status;

    /// <summary>What the transport proved of each attempt, oldest first.</summary>
    internal IEnumerable<SendEvidence> Evidence => Journalled!.Timeline.Where(static entry => entry.Evidence is not null).Select(static entry => entry.Evidence!.Value);

    internal void ShouldBe(PayoutStatus status, SendEvidence evidence)
    {
        Error.Should().BeNull();
        Returned!.Status.Should().Be(status);
        Status.Should().Be(status);
        Evidence.Should().Equal(evidence);
    }

    /// <summary>Thrown as provably not executed, and journalled so.</summary>
    internal PayoutNotExecutedException ShouldBeNotExecuted(SendEvidence evidence)
    {
        PayoutNotExecutedException error = Error.Should().BeOfType<PayoutNotExecutedException>().Subject;
        Status.Should().Be(PayoutStatus.Created);
        Journalled!.NextStep.Kind.Should().Be(NextStepKind.CallCreateAgain);
        Evidence.Should().Equal(evidence);
        return error;
    }
}
