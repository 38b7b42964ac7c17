namespace Payouts.Simulator;

/// <summary>A scenario that cannot be played; the message names the step, the field and the rule, and the line when it was read.</summary>
public sealed class FaultScenarioException : Exception
{
    /// <summary>Makes the exception without words of its own.</summary>
    public FaultScenarioException()
    {
    }

    /// <summary>Makes the exception with its message.</summary>
    public FaultScenarioException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its message and what it comes from.</summary>
    public FaultScenarioException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
