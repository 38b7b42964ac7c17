namespace Payouts.Providers;

/// <summary>Lists whom the provider can pay to: networks, banks and wallets.</summary>
public interface IMethodDirectory
{
    /// <summary>Every method of a country, page by page as it is enumerated.</summary>
    /// <param name="channel">The kind of account.</param>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <param name="cancellationToken">Stops between and within pages.</param>
    IAsyncEnumerable<PayoutMethod> GetMethodsAsync(PayoutChannel channel, string country, CancellationToken cancellationToken = default);

    /// <summary>One method by its code, or <c>null</c> for a code the provider does not know.</summary>
    Task<PayoutMethod?> GetMethodAsync(PayoutChannel channel, string code, CancellationToken cancellationToken = default);
}
