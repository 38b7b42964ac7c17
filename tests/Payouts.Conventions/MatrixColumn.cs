using Payouts.Providers;

namespace Payouts.Conventions;

/// <summary>One generation of one provider's API, with a test key and with a live one.</summary>
internal sealed record MatrixColumn(string Name, ProviderCapabilities Test, ProviderCapabilities Live);
