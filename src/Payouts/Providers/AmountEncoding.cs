namespace Payouts.Providers;

/// <summary>How an amount goes on the wire; what cannot be encoded exactly is refused.</summary>
public enum AmountEncoding
{
    /// <summary>An integer of minor units: 1050 is SLE 10.50.</summary>
    MinorUnits,

    /// <summary>An integer of major units: fractions are refused.</summary>
    WholeMajorUnits,
}
