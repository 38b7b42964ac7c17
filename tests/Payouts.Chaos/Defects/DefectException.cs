namespace Payouts.Chaos.Defects;

/// <summary>The mistake is made.</summary>
internal sealed class DefectException(string what) : Exception(what);
