using System.Text;

namespace Payouts.Model.Protocol;

/// <summary>How one broken rule breaks a promise, at the kind of provider where it shows.</summary>
/// <param name="Mistake">The broken rule.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Violation">The promise that is broken.</param>
internal sealed record Counterexample(Mistake Mistake, ProviderTraits Provider, Violation Violation)
{
    /// <summary>One for each rule.</summary>
    public static IReadOnlyList<Counterexample> All { get; } =
    [
        new(Mistake.RetryOnMayHaveExecuted, ProviderTraits.Bare, Violation.ExecutedTwice),
        new(Mistake.JournalAfterSend, ProviderTraits.Bare, Violation.ExecutedTwice),
        new(Mistake.CommitNotDurable, ProviderTraits.Bare, Violation.Lost),
        new(Mistake.LeaseIgnored, ProviderTraits.Bare, Violation.ExecutedTwice),
        new(Mistake.ClaimWithoutComparing, ProviderTraits.Bare, Violation.ExecutedTwice),
        new(Mistake.DeadlineOutlastsLease, ProviderTraits.Keyed, Violation.ExecutedTwice),
        new(Mistake.DeadlineNotChecked, ProviderTraits.Bare, Violation.FalselyNotExecuted),
        new(Mistake.DeadSenderTakenForNotSent, ProviderTraits.Bare, Violation.ExecutedTwice),
        new(Mistake.FlagInsteadOfSeal, ProviderTraits.Bare, Violation.ExecutedTwice),
        new(Mistake.SilenceTakenForRefusal, ProviderTraits.Bare, Violation.FalselyNotExecuted),
        new(Mistake.RefusedRepeatIsFailure, ProviderTraits.Keyed, Violation.FalselyNotExecuted),
        new(Mistake.KeyMadeAnew, ProviderTraits.Keyed, Violation.ExecutedTwice),
        new(Mistake.RepeatWithoutSearch, ProviderTraits.ForgetfulKeyed, Violation.ExecutedTwice),
        new(Mistake.RepeatWithoutWaiting, ProviderTraits.Keyed, Violation.ExecutedTwice),
        new(Mistake.RepeatAfterTheWindow, ProviderTraits.Keyed, Violation.ExecutedTwice),
        new(Mistake.NotFoundTakenForNever, ProviderTraits.Listed, Violation.FalselyNotExecuted),
        new(Mistake.WebhookBodyTrusted, ProviderTraits.Bare, Violation.FalselyNotExecuted),
        new(Mistake.IdBoundWithoutAgreement, ProviderTraits.Bare, Violation.FalselySucceeded),
        new(Mistake.SecondProviderAfterAcceptance, ProviderTraits.Listed, Violation.ExecutedTwice),
        new(Mistake.CancelledWhileUnknown, ProviderTraits.Bare, Violation.FalselyNotExecuted),
        new(Mistake.PersonDecidesTooEarly, ProviderTraits.Bare, Violation.FalselyNotExecuted),
        new(Mistake.AcceptedToldAsPaid, ProviderTraits.Bare, Violation.FalselySucceeded),
    ];

    /// <summary>The shortest way there.</summary>
    public Exploration Find() => new Explorer(new PayoutProtocol(Provider, Mistake)).Find(Violation);

    /// <summary>A way there as text: what it is about, then a line a move.</summary>
    public string Tell(IReadOnlyList<Move> trace)
    {
        var text = new StringBuilder().Append(Mistake).Append(" at a provider with ").Append(Provider).Append(": ").Append(Violation).Append('\n');
        foreach (Move move in trace) text.Append("- ").Append(MoveText.Of(move)).Append('\n');
        return text.ToString();
    }
}
