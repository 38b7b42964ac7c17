namespace Payouts;

/// <summary>The journal could not be read or written, so this call sent nothing; whether an earlier call with the reference paid is not known here.</summary>
/// <remarks>Not a reason to pay another way: mend the journal and call again with the same request.</remarks>
public sealed class PayoutJournalException : PayoutException
{
    /// <summary>Makes the exception.</summary>
    public PayoutJournalException(string message, Exception? innerException = null)
        : base(message, innerException) => Category = PayoutFailureCategory.Local;
}
