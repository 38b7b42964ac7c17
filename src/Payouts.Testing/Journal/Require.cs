namespace Payouts.Testing;

/// <summary>Turns what a check found into a message.</summary>
internal static class Require
{
    internal static void That(bool isKept, string rule)
    {
        if (!isKept) throw new ConformanceException(rule);
    }

    internal static void Same<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new ConformanceException($"{what} should be '{expected}', and is '{actual}'.");
    }

    internal static void Sequence(IEnumerable<string> expected, IEnumerable<string> actual, string what)
    {
        string wanted = string.Join(", ", expected);
        string found = string.Join(", ", actual);
        if (!string.Equals(wanted, found, StringComparison.Ordinal)) throw new ConformanceException($"{what} should be [{wanted}], and is [{found}].");
    }

    internal static T NotNull<T>(T? value, string what)
        where T : class => value ?? throw new ConformanceException($"{what} is missing.");
}
