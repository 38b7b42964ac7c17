using Payouts.Journal;

namespace Payouts.Docs.Snippets;

internal sealed class RefundEvents(RefundBook book) : IPayoutEventHandler
{
    public async ValueTask HandleAsync(PayoutEvent happened, CancellationToken cancellationToken)
    {
        switch (happened.Kind)
        {
            case PayoutEventKind.StatusChanged or PayoutEventKind.Resolved or PayoutEventKind.Reversed:
                await book.SetAsync(happened.Reference, happened.To, cancellationToken);
                break;
            case PayoutEventKind.Contradiction or PayoutEventKind.DuplicateExecution or PayoutEventKind.Mismatch or PayoutEventKind.NeverSent:
                await book.AlertAsync(happened.Reference, happened.Description, cancellationToken);
                break;
        }
    }
}
