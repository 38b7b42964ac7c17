using System.Text;
using Newtonsoft.Json;
using Payouts.Benchmarks.Cases;
using Payouts.Benchmarks.Measuring;
using Payouts.Benchmarks.Peers;
using Payouts.Providers;

namespace Payouts.Benchmarks.Micro;

/// <summary>Reading the answer to a create call, without any HTTP.</summary>
internal sealed class ParseTable : IMicroTable
{
    public string Name => "parse";

    public async Task WriteAsync(TextWriter tell)
    {
        AdapterCase[] adapters = [MonimeCase.Create(), MonerooCase.Create(), AlexpayCase.Create()];
        await tell.WriteLineAsync("Reading the answer to a create call. The first three read the same bytes; the other providers' answers are shorter.");
        await tell.WriteLineAsync("An adapter also checks and maps what it reads, and keeps the bytes for support.");
        await tell.WriteLineAsync();
        byte[] answer = Samples.AnswerBytes;
        MeasuredTable.Write(tell, await SideBySide.RunAsync(
        [
            Of("source-generated JSON into objects", () => System.Text.Json.JsonSerializer.Deserialize(answer, PeerJson.Default.AnswerBody) is { Success: true }),
            Of("Newtonsoft.Json, by way of text", () => JsonConvert.DeserializeObject<AnswerBody>(Encoding.UTF8.GetString(answer), NewtonsoftJson.Settings) is { Success: true }),
            .. adapters.Select(ReadCreate),
        ]));
    }

    private static Candidate ReadCreate(AdapterCase adapter)
    {
        IPayoutProvider provider = adapter.Account.Provider;
        return Of($"{adapter.Name}: ReadCreate, {adapter.CreateAnswer.Length} bytes", () => provider.ReadCreate(new ProviderAnswer(200, adapter.CreateAnswer)).Kind == CreateReadingKind.Accepted);
    }

    private static Candidate Of(string name, Func<bool> read) => new(name, count =>
    {
        for (int index = 0; index < count; index++)
        {
            if (!read()) throw new InvalidOperationException("Not accepted.");
        }

        return Task.CompletedTask;
    });
}
