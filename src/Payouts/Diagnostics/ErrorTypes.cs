namespace Payouts.Diagnostics;

/// <summary>The value of <c>error.type</c>: few and stable, and never a message.</summary>
internal static class ErrorTypes
{
    private const string Cancelled = "System.OperationCanceledException";

    // The journal's failures have the category of all that is stopped on this side: their type tells more.
    internal static string Of(Exception error) => error switch
    {
        PayoutException and not PayoutJournalException and { Category: not PayoutFailureCategory.Unspecified } known => known.Category.ToString(),
        OperationCanceledException => Cancelled,
        _ => error.GetType().FullName ?? error.GetType().Name,
    };
}
