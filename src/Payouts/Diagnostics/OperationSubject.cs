using Payouts.Journal;

namespace Payouts.Diagnostics;

/// <summary>What an operation is about.</summary>
/// <param name="Operation">One of <see cref="PayoutOperation"/>.</param>
/// <param name="Reference">The payout, where it is about one.</param>
/// <param name="Record">The payout as journalled before.</param>
/// <param name="Account">The account, where no record tells it.</param>
internal readonly record struct OperationSubject(string Operation, string? Reference, JournalRecord? Record = null, string? Account = null)
{
    internal OperationSubject(string operation, JournalRecord record)
        : this(operation, record.Reference, record)
    {
    }
}
