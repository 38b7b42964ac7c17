namespace Payouts.Alexpay;

/// <summary>A country of Alexpay's directory.</summary>
/// <param name="Id">The id that a payout names; not the same in every environment.</param>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Currency">The currency it is paid in, where the directory tells.</param>
internal sealed record AlexpayCountry(string Id, string Code, string? Currency);
