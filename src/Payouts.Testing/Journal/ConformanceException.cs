namespace Payouts.Testing;

/// <summary>A journal broke a rule; the message says which, and what it did instead.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ConformanceException(string message)
        : base(message)
    {
    }
}
