namespace Payouts.Testing;

/// <summary>Ends a check that has nothing to look at; caught by <see cref="ProviderCheck"/>.</summary>
internal sealed class NotApplicableException(string reason) : Exception(reason);
