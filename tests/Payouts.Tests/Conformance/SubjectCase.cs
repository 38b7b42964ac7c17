using Payouts.Testing;

namespace Payouts.Tests.Conformance;

/// <summary>An adapter that the suite is run on.</summary>
/// <param name="Name">The case in a test's name.</param>
/// <param name="Create">Makes a subject for one check.</param>
/// <param name="NotApplicable">The rules that do not apply, with the reason that the suite must give; every other rule must be kept.</param>
internal sealed record SubjectCase(string Name, Func<ProviderSubject> Create, IReadOnlyDictionary<string, string> NotApplicable);
