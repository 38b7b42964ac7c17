namespace Payouts;

/// <summary>What one round of the background work did.</summary>
/// <param name="Looked">How many payouts were looked at.</param>
/// <param name="Changed">How many of them changed.</param>
/// <param name="Failed">How many could not be read: their provider gave no useful answer, or their account is set up otherwise than when they were made.</param>
/// <param name="Delivered">How many events every handler took.</param>
/// <param name="HasMore">Whether there was more than one round takes.</param>
/// <param name="Postponed">How many were due and left for later without asking: their account rests after failures in a row, or belongs to other processes.</param>
/// <param name="Webhooks">How many webhook deliveries were looked into.</param>
public sealed record ReconciliationRound(int Looked, int Changed, int Failed, int Delivered, bool HasMore, int Postponed = 0, int Webhooks = 0);
