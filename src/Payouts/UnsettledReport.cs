namespace Payouts;

/// <summary>What is not settled, by account, status and currency.</summary>
/// <param name="Lines">One line for each; empty when all is settled.</param>
public sealed record UnsettledReport(IReadOnlyList<UnsettledLine> Lines)
{
    /// <summary>How many payouts wait for a person.</summary>
    public int ForPersons => Lines.Sum(static line => line.ForPersons);
}
