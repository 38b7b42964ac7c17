using System.Runtime.CompilerServices;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Tests.Support;

/// <summary>A <see cref="LoopbackProvider"/> whose server can be searched by handle, and lists its payouts where the settings say so.</summary>
internal sealed class SearchingLoopbackProvider(LoopbackSettings settings, ProviderContext context) : LoopbackProvider(settings, context), IPayoutSearch, IPayoutListing
{
    public async Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken)
    {
        ProviderAnswer answer = await Http.SendAsync(ProviderCall.Get("Search", new Uri(Settings.BaseAddress, $"/payouts?handle={handle}"), []), cancellationToken);
        if (!answer.IsSuccess) throw new PayoutProviderException($"The search was answered HTTP {answer.StatusCode}.");
        using JsonDocument json = JsonDocument.Parse(answer.Body);
        return [.. json.RootElement.EnumerateArray().Select(static payout => Read(payout)!)];
    }

    public async IAsyncEnumerable<PayoutReading> ListPayoutsAsync(
        ProviderPayoutFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ProviderAnswer answer = await Http.SendAsync(ProviderCall.Get("List", new Uri(Settings.BaseAddress, "/payouts"), []), cancellationToken);
        using JsonDocument json = JsonDocument.Parse(answer.Body);
        foreach (JsonElement payout in json.RootElement.EnumerateArray()) yield return Read(payout) ?? throw new PayoutProviderException("An entry cannot be read.");
    }
}
