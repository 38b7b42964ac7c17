namespace Payouts.Testing;

/// <summary>What happens to a create call on the wire.</summary>
/// <param name="What">It in words, as the end of "after …".</param>
/// <param name="IsExecuted">Whether the server gets the request and executes it.</param>
/// <param name="Evidence">What the attempt must be recorded as.</param>
/// <param name="Run">Does it.</param>
/// <param name="Status">The HTTP status of the answer, where it brings one.</param>
internal sealed record CreateFault(string What, bool IsExecuted, SendEvidence Evidence, Func<WireExchange, Task> Run, int? Status = null);
