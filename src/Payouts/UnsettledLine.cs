namespace Payouts;

/// <summary>Payouts of one account that have one status and currency and are not final.</summary>
/// <param name="Provider">The account.</param>
/// <param name="Status">Created (never sent), pending or unknown.</param>
/// <param name="Total">Their amounts together.</param>
/// <param name="Count">How many they are.</param>
/// <param name="ForPersons">How many of them wait for a person.</param>
/// <param name="Oldest">When the oldest of them was journalled.</param>
public sealed record UnsettledLine(string Provider, PayoutStatus Status, Money Total, int Count, int ForPersons, DateTimeOffset Oldest);
