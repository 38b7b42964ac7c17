using System.Text.Json;
using Payouts.Providers;
using Payouts.Simulator;

namespace Quickstart;

/// <summary>The providers' stand-in: this program's own, which ends with it, or one that was started beside it.</summary>
internal sealed class SimulatedProviders : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly PayoutSimulator? _own;

    private SimulatedProviders(Uri address, PayoutSimulator? own) => (Address, _own) = (address, own);

    /// <summary>Its root.</summary>
    public Uri Address { get; }

    /// <summary>Finds the one at an address, or starts one where there is none.</summary>
    /// <exception cref="HttpRequestException">Nothing answers at the address.</exception>
    public static async Task<SimulatedProviders> OpenAsync(Uri? address, CancellationToken cancellationToken)
    {
        if (address is null)
        {
            PayoutSimulator own = await PayoutSimulator.StartAsync(cancellationToken: cancellationToken);
            return new SimulatedProviders(own.Address, own);
        }

        var providers = new SimulatedProviders(address, own: null);
        try
        {
            await providers.CountExecutedAsync([], cancellationToken);
            return providers;
        }
        catch
        {
            await providers.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many payouts the providers executed for some references, by their own books and not by the journal.</summary>
    public async Task<int> CountExecutedAsync(IEnumerable<(string Account, string Reference)> payouts, CancellationToken cancellationToken)
    {
        HashSet<string> handles = [.. payouts.Select(static payout => CorrelationHandle.Derive("default", payout.Account, payout.Reference).Token)];
        await using Stream answer = await _http.GetStreamAsync(new Uri(Address, "_simulator/ledger"), cancellationToken);
        using JsonDocument ledger = await JsonDocument.ParseAsync(answer, cancellationToken: cancellationToken);
        return ledger.RootElement.GetProperty("entries").EnumerateArray().Count(entry =>
            entry.GetProperty("state").GetString() == "completed"
            && entry.GetProperty("metadata").TryGetProperty("payouts_handle", out JsonElement handle) && handles.Contains(handle.GetString()!));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_own is not null) await _own.DisposeAsync();
    }
}
