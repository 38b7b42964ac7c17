namespace Payouts.Tests.Conformance;

/// <summary>Every adapter that the suite is run on; a provider's cases are in its own file.</summary>
internal static class Subjects
{
    public static IReadOnlyList<SubjectCase> All { get; } = [.. MonerooSubject.Cases, .. MonimeSubject.Cases, .. AlexpaySubject.Cases, .. KwikSubject.Cases, .. FakeSubject.Cases];
}
