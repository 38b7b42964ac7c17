namespace Payouts.Simulator.Moneroo;

/// <summary>What is wrong with one field of a body, by its dotted path.</summary>
internal sealed record MonerooFieldError(string Path, string Message);
