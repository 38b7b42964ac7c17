namespace Payouts.Moneroo;

/// <summary>A method as Moneroo's list shows it now; what an entry does not tell is <c>null</c> or empty.</summary>
internal sealed record MonerooLiveMethod(string Code, string Name, PayoutChannel Channel, Currency? Currency, IReadOnlyList<string> Countries, bool IsEnabled);
