using System.Text.RegularExpressions;

namespace Payouts.Benchmarks.Durable;

/// <summary>Looks from outside, for some of the payouts, whether their intent stands when the provider is asked and their answer when the caller hears of it.</summary>
/// <remarks>Another connection sees a commit only once the engine has it on the disk: SQLite shows a commit after it has synchronised its log, PostgreSQL after it has flushed its own.</remarks>
internal sealed partial class Witness(DurablePlace place, HttpMessageHandler provider) : DelegatingHandler(provider)
{
    private const int Every = 61;

    private long _seen;
    private long _looks;
    private long _early;

    /// <summary>How often it looked.</summary>
    public long Looks => Interlocked.Read(ref _looks);

    /// <summary>How often what should have stood did not.</summary>
    public long Early => Interlocked.Read(ref _early);

    /// <summary>A caller was told of a payout.</summary>
    public async Task ToldAsync(long number, string reference)
    {
        if (number % Every == 0) await LookAsync(reference, version: 2);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _seen) % Every == 0 && request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken);
            await LookAsync(ReferencePattern().Match(await content.ReadAsStringAsync(cancellationToken)).Groups["reference"].Value, version: 1);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private async Task LookAsync(string reference, int version)
    {
        Interlocked.Increment(ref _looks);
        if (!await place.StandsAsync(reference, version)) Interlocked.Increment(ref _early);
    }

    [GeneratedRegex("\"payouts_reference\":\"(?<reference>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReferencePattern();
}
