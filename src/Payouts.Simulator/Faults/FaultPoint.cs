namespace Payouts.Simulator;

/// <summary>Whether a fault strikes before or after the provider has done its work.</summary>
public enum FaultPoint
{
    /// <summary>The provider never sees the request, unless the action lets it through.</summary>
    BeforeExecute,

    /// <summary>The provider has done its work, money included; only its answer is harmed.</summary>
    AfterExecute,
}
