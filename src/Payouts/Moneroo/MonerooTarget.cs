namespace Payouts.Moneroo;

/// <summary>The method that a request goes through.</summary>
/// <param name="Code">What goes into <c>method</c>.</param>
/// <param name="Path">The field of the request that names it.</param>
/// <param name="Method">Its row of the table, or <c>null</c> for an open code.</param>
/// <param name="Country">The destination's country, where it tells one.</param>
internal sealed record MonerooTarget(string Code, string Path, MonerooMethod? Method, string? Country);
