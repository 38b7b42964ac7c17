namespace Payouts.Testing;

/// <summary>Ends a check with the reason why it does not apply.</summary>
internal static class Applies
{
    internal static T With<T>(T? value, string otherwise)
        where T : class => value ?? throw new NotApplicableException(otherwise);

    internal static void When(bool condition, string otherwise)
    {
        if (!condition) throw new NotApplicableException(otherwise);
    }
}
