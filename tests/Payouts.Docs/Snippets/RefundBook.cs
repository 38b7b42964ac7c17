namespace Payouts.Docs.Snippets;

/// <summary>What an application keeps of its refunds.</summary>
internal sealed class RefundBook
{
    private readonly Dictionary<string, string> _entries = [];

    internal Task SetAsync(string reference, PayoutStatus status, CancellationToken cancellationToken) => NoteAsync(reference, $"{status}", cancellationToken);

    internal Task AlertAsync(string reference, string description, CancellationToken cancellationToken) => NoteAsync(reference, description, cancellationToken);

    private Task NoteAsync(string reference, string text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _entries[reference] = text;
        return Task.CompletedTask;
    }
}
