namespace Payouts.Simulator.Moneroo;

/// <summary>Gathers what is wrong with a body, so that one answer names every field.</summary>
internal sealed class MonerooErrors
{
    private readonly List<MonerooFieldError> _errors = [];

    public void Add(string path, string message) => _errors.Add(new MonerooFieldError(path, message));

    /// <summary>Ends the reading of a body.</summary>
    /// <exception cref="MonerooRefusalException">422: something was wrong.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw MonerooRefusalException.Invalid(_errors);
    }
}
