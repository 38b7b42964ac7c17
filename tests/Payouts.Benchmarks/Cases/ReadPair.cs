using Payouts.Benchmarks.Measuring;

namespace Payouts.Benchmarks.Cases;

/// <summary>A read by <see cref="HttpClient"/> alone, into bytes that nobody looks into, and by an adapter with retries, rate limit and breaker.</summary>
internal static class ReadPair
{
    public static async Task<IReadOnlyList<Candidate>> CreateAsync(AdapterCase adapter)
    {
        await AdapterAsync(adapter);
        var client = new HttpClient(adapter.Provider!);
        Uri address = adapter.Provider!.LastRead!;
        return
        [
            new Candidate($"{adapter.Name}: raw HttpClient, bytes only", async count =>
            {
                for (int index = 0; index < count; index++) await RawAsync(adapter, client, address);
            }),
            new Candidate($"{adapter.Name}: GetAsync", async count =>
            {
                for (int index = 0; index < count; index++) await AdapterAsync(adapter);
            }),
        ];
    }

    private static async Task RawAsync(AdapterCase adapter, HttpClient client, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", "application/json");
        adapter.Account.Provider.Authorize(request.Headers);
        using HttpResponseMessage response = await client.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
        if ((await response.Content.ReadAsByteArrayAsync(CancellationToken.None)).Length == 0) throw new InvalidOperationException("No answer.");
    }

    private static async Task AdapterAsync(AdapterCase adapter)
    {
        if (!(await adapter.Account.Provider.GetAsync(adapter.Id, CancellationToken.None)).IsStatusKnown) throw new InvalidOperationException("Not read.");
    }
}
