using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Makes payouts in any state and events about them, for tests of code that handles them; change what else matters with <c>with</c>.</summary>
/// <example><code>Payout failed = PayoutFactory.Create(PayoutStatus.Failed) with { Fees = [] };</code></example>
public static class PayoutFactory
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A payout as the library would show it in a state: provider id, failure, next step and timeline fit the status.</summary>
    /// <param name="status">The state.</param>
    /// <param name="reference">Your reference.</param>
    /// <param name="provider">The name of the provider account.</param>
    /// <param name="amount">What the beneficiary gets; SLE 10.50 when left out.</param>
    /// <param name="destination">Where the money goes; a mobile money wallet when left out.</param>
    /// <param name="createdAt">When it was journalled; each later change follows after a second. 1 January 2030 when left out.</param>
    public static Payout Create(
        PayoutStatus status = PayoutStatus.Succeeded,
        string reference = "payout-1",
        string provider = "test",
        Money? amount = null,
        PayoutDestination? destination = null,
        DateTimeOffset? createdAt = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        ArgumentException.ThrowIfNullOrEmpty(provider);
        List<TimelineEntry> timeline = Timeline(status, createdAt ?? Start);
        DateTimeOffset updatedAt = timeline[^1].At;
        bool isAtProvider = status is not (PayoutStatus.Created or PayoutStatus.Unknown);
        return new Payout
        {
            Reference = reference,
            Provider = provider,
            ProviderId = isAtProvider ? $"id-of-{reference}" : null,
            Status = status,
            ProviderStatus = timeline[^1].ProviderStatus,
            Amount = amount ?? Money.Of(10.50m, Currency.SLE),
            Destination = destination ?? PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
            Failure = status == PayoutStatus.Failed ? new PayoutFailure(PayoutFailureCategory.RecipientNotFound, "recipient_not_found", "The recipient's account does not exist.") : null,
            NextStep = NextStepOf(status, updatedAt),
            CreatedAt = timeline[0].At,
            UpdatedAt = updatedAt,
            Version = timeline.Count,
            Timeline = timeline,
        };
    }

    /// <summary>A payout that a policy holds until a person releases or withdraws it.</summary>
    /// <param name="reason">The policy's words.</param>
    /// <param name="reference">Your reference.</param>
    /// <param name="provider">The name of the provider account.</param>
    public static Payout CreateHeld(string reason = "A second person decides.", string reference = "payout-1", string provider = "test") =>
        Create(PayoutStatus.Created, reference, provider) with { NextStep = new NextStep(NextStepKind.Approve, $"Held: {reason} Call ReleaseAsync or CancelAsync.") };

    /// <summary>A payout that may have been executed, where nothing but a person's look at the provider's dashboard can tell.</summary>
    /// <param name="reference">Your reference.</param>
    /// <param name="provider">The name of the provider account.</param>
    public static Payout CreateStuck(string reference = "payout-1", string provider = "test") =>
        Create(PayoutStatus.Unknown, reference, provider) with { NextStep = new NextStep(NextStepKind.AskPerson, "Look at the provider's dashboard, then call ResolveAsync.") };

    /// <summary>The event that tells of a payout's last change, for tests of an <see cref="IPayoutEventHandler"/>.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="payout">The payout.</param>
    public static PayoutEvent Event(PayoutEventKind kind, Payout payout)
    {
        ArgumentNullException.ThrowIfNull(payout);
        TimelineEntry last = payout.Timeline[^1];
        return new PayoutEvent
        {
            Kind = kind,
            Reference = payout.Reference,
            Provider = payout.Provider,
            From = last.From,
            To = last.To,
            At = last.At,
            Description = last.Description,
        };
    }

    // The shortest way to each state.
    private static PayoutStatus[] WayTo(PayoutStatus status) => status switch
    {
        PayoutStatus.Created => [PayoutStatus.Created],
        PayoutStatus.Pending or PayoutStatus.Unknown => [PayoutStatus.Created, status],
        PayoutStatus.Succeeded or PayoutStatus.Failed or PayoutStatus.Cancelled => [PayoutStatus.Created, PayoutStatus.Pending, status],
        PayoutStatus.Reversed => [PayoutStatus.Created, PayoutStatus.Pending, PayoutStatus.Succeeded, status],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };

    private static List<TimelineEntry> Timeline(PayoutStatus status, DateTimeOffset start)
    {
        var timeline = new List<TimelineEntry>();
        foreach (PayoutStatus to in WayTo(status))
        {
            PayoutStatus? from = timeline.Count == 0 ? null : timeline[^1].To;
            timeline.Add(new TimelineEntry
            {
                At = start + TimeSpan.FromSeconds(timeline.Count),
                From = from,
                To = to,
                Source = from switch
                {
                    null => TimelineSource.Caller,
                    PayoutStatus.Created => TimelineSource.Attempt,
                    _ => TimelineSource.Read,
                },
                Description = from is null ? "Journalled." : $"Became {to}.",
                Evidence = from != PayoutStatus.Created ? null : to == PayoutStatus.Unknown ? SendEvidence.MayHaveExecuted : SendEvidence.Answered,
                ProviderStatus = from is null || to == PayoutStatus.Unknown ? null : ProviderText(to),
            });
        }

        return timeline;
    }

    private static string ProviderText(PayoutStatus status) => status switch
    {
        PayoutStatus.Pending => "pending",
        PayoutStatus.Succeeded => "completed",
        PayoutStatus.Failed => "failed",
        PayoutStatus.Cancelled => "cancelled",
        _ => "reversed",
    };

    private static NextStep NextStepOf(PayoutStatus status, DateTimeOffset at) => status switch
    {
        PayoutStatus.Created => new NextStep(NextStepKind.CallCreateAgain, "Nothing was executed: call CreateAsync again with the same request."),
        PayoutStatus.Pending => new NextStep(NextStepKind.Poll, "The provider is asked again.", at + TimeSpan.FromSeconds(1)),
        PayoutStatus.Unknown => new NextStep(NextStepKind.Resolve, "It may have been executed: the library finds out.", at + TimeSpan.FromSeconds(5)),
        _ => new NextStep(NextStepKind.None, "Nothing: the status is final."),
    };
}
