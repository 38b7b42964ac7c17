namespace Payouts.Alexpay;

/// <summary>A bank of Alexpay's directory.</summary>
/// <param name="Id">The id that a payout names.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Code">The bank's code, where the directory has one.</param>
internal sealed record AlexpayBank(string Id, string Name, string? Code);
