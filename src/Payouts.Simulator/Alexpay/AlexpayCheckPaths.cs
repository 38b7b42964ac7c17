namespace Payouts.Simulator.Alexpay;

/// <summary>Which of the two status paths knows payouts; the other answers 404.</summary>
public enum AlexpayCheckPaths
{
    /// <summary>Both do.</summary>
    Both,

    /// <summary>Only <c>/v1/payment/{id}/check</c>, as Alexpay's page says.</summary>
    ById,

    /// <summary>Only <c>/v1/payment/transactions/{reference}/check</c>, as a sibling's page says.</summary>
    ByReference,
}
