namespace Payouts.Simulator.Moneroo;

/// <summary>The two bodies that Moneroo's pages show for a read payout.</summary>
public enum MonerooReadShape
{
    /// <summary>The verify page: a currency object, and method, gateway and failure inside <c>disburse</c>.</summary>
    Disburse,

    /// <summary>The older retrieve page: the currency's code, and method and gateway at the top; no failure.</summary>
    Flat,
}
