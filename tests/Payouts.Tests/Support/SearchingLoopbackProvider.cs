using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Tests.Support;

/// <summary>A <see cref="LoopbackProvider"/> whose server can be searched by handle.</summary>
internal sealed class SearchingLoopbackProvider(LoopbackSettings settings, ProviderContext context) : LoopbackProvider(settings, context), IPayoutSearch
{
    public async Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken)
    {
        ProviderAnswer answer = await Http.SendAsync(ProviderCall.Get("Search", new Uri(Settings.BaseAddress, $"/payouts?handle={handle}"), []), cancellationToken);
        if (!answer.IsSuccess) throw new PayoutProviderException($"The search was answered HTTP {answer.StatusCode}.");
        using JsonDocument json = JsonDocument.Parse(answer.Body);
        return [.. json.RootElement.EnumerateArray().Select(static payout => Read(payout)!)];
    }
}
