namespace Payouts.Simulator.Alexpay;

/// <summary>Which ids the answer to a create names; the pages and samples do not agree.</summary>
public enum AlexpayCreateIds
{
    /// <summary><c>payout_id</c> alone, as Alexpay's page says.</summary>
    PayoutId,

    /// <summary><c>reference</c> alone, as the samples of sibling sites show.</summary>
    Reference,

    /// <summary><c>payout_id</c> and <c>reference</c>.</summary>
    Both,

    /// <summary>None: <c>data</c> is a string, as a sibling's card payment shows.</summary>
    None,
}
