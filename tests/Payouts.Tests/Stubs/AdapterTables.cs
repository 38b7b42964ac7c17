using System.Reflection;

namespace Payouts.Tests.Stubs;

/// <summary>The tables of an adapter, found by the file names that every adapter has.</summary>
internal static class AdapterTables
{
    /// <summary>A type of an adapter, such as the <c>Statuses</c> of Monime.</summary>
    internal static Type TypeOf(string providerType, string part) =>
        typeof(PayoutClient).Assembly.GetType($"Payouts.{providerType}.{providerType}{part}", throwOnError: true)!;

    /// <summary>Every text that a table of that type gives a meaning.</summary>
    internal static IEnumerable<string> Texts<TMeaning>(string providerType, string part) => TypeOf(providerType, part)
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(static field => field.GetValue(null)).OfType<IEnumerable<KeyValuePair<string, TMeaning>>>()
        .SelectMany(static table => table).Select(static row => row.Key).Distinct(StringComparer.Ordinal);
}
