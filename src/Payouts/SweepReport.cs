namespace Payouts;

/// <summary>What comparing a provider's list with the journal showed.</summary>
/// <param name="Provider">The account.</param>
/// <param name="Listed">How many payouts the provider listed.</param>
/// <param name="Found">How many intents whose payout was not known were found in the list, and bound to it.</param>
/// <param name="Duplicates">How many intents turned out to have one more payout than was known; each raised its event.</param>
/// <param name="Unread">How many intents could not be compared now: the provider gave no useful answer, or the account is set up otherwise than when they were made.</param>
/// <param name="UnexplainedCount">How many payouts no intent explains. Those that another application, or another journal, made through the account are among them.</param>
/// <param name="Unexplained">The first 1000 of those.</param>
public sealed record SweepReport(
    string Provider, int Listed, int Found, int Duplicates, int Unread, int UnexplainedCount, IReadOnlyList<SweepLine> Unexplained);
