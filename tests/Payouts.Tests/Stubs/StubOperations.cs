using System.Text.Json;
using System.Text.Json.Nodes;
using Payouts.Providers;

namespace Payouts.Tests.Stubs;

/// <summary>The operations that mappings name: each is made with the real adapter, and told in the words of <see cref="Described"/>.</summary>
internal static class StubOperations
{
    /// <summary>The name of no operation: a body that other operations meet on their way.</summary>
    internal const string OnTheWay = "on-the-way";

    /// <summary>How each operation is made, and which of a provider's capabilities it shows.</summary>
    internal static IReadOnlyDictionary<string, (ProviderOperation Shows, Func<StubCall, Task<JsonObject>> PerformAsync)> All { get; } =
        new Dictionary<string, (ProviderOperation, Func<StubCall, Task<JsonObject>>)>(StringComparer.Ordinal)
        {
            ["create"] = (ProviderOperation.Create, CreateAsync),
            ["get"] = (ProviderOperation.Get, GetAsync),
            ["list"] = (ProviderOperation.List, ListAsync),
            ["search"] = (ProviderOperation.SearchByHandle, SearchAsync),
            ["cancel"] = (ProviderOperation.Cancel, CancelAsync),
            ["update"] = (ProviderOperation.UpdateMetadata, UpdateAsync),
            ["balances"] = (ProviderOperation.Balance, BalancesAsync),
            ["balance"] = (ProviderOperation.Balance, BalanceAsync),
            ["lookup"] = (ProviderOperation.NameLookup, LookUpAsync),
            ["methods"] = (ProviderOperation.MethodDirectory, MethodsAsync),
            ["method"] = (ProviderOperation.MethodDirectory, MethodAsync),
        };

    /// <summary>Makes the operation that a mapping names: one of these, or one of its provider's own.</summary>
    internal static Task<JsonObject> PerformAsync(StubCall call)
    {
        string name = call.Mapping.Operation;
        if (All.TryGetValue(name, out var operation)) return operation.PerformAsync(call);
        if (call.Account.Stubs.Operations.TryGetValue(name, out Func<StubCall, Task<JsonObject>>? own)) return own(call);
        throw new NotSupportedException($"{call.Mapping}: there is no operation '{name}', only {string.Join(", ", All.Keys.Concat(call.Account.Stubs.Operations.Keys))}.");
    }

    // What the journal holds afterwards is told too: a call that throws leaves an intent that may be sent again, and no trace of a payout.
    private static async Task<JsonObject> CreateAsync(StubCall call)
    {
        PayoutRequest request = call.Payout;
        JsonObject told;
        try
        {
            Payout payout = await call.Account.Client.CreateAsync(request);
            told = new JsonObject { ["verdict"] = payout.Status.ToString(), ["verdictFailure"] = Described.Of(payout.Failure) };
        }
        catch (PayoutException error)
        {
            told = Described.Of(error);
        }

        Payout? journalled = await call.Account.Client.GetAsync(request.Reference);
        told["journalled"] = journalled?.Status.ToString();
        told["nextStep"] = journalled?.NextStep.Kind.ToString();
        return told;
    }

    private static async Task<JsonObject> GetAsync(StubCall call) =>
        Described.Of(await call.Account.Provider.GetAsync(new ProviderPayoutId(call.Need("id"), call.Text("reference")), default));

    private static async Task<JsonObject> ListAsync(StubCall call) =>
        Described.Of(await ItemsAsync(call.As<IPayoutListing>().ListPayoutsAsync(call.ArgumentsAs<ProviderPayoutFilter>()), Described.Of));

    private static async Task<JsonObject> SearchAsync(StubCall call)
    {
        string handle = call.Text("handle") ?? call.Account.HandleOf(call.Account.Stubs.DefaultRequest.Reference).Token;
        return Described.Of([.. (await call.As<IPayoutSearch>().FindByHandleAsync(handle, default)).Select(Described.Of)]);
    }

    private static async Task<JsonObject> CancelAsync(StubCall call) =>
        new() { ["outcome"] = (await call.As<IPayoutCancellation>().CancelAsync(call.Need("id"), default)).ToString() };

    private static async Task<JsonObject> UpdateAsync(StubCall call)
    {
        CorrelationHandle handle = call.Account.HandleOf(call.Account.Stubs.DefaultRequest.Reference);
        var metadata = call.ArgumentsAs<Dictionary<string, JsonElement>>()["metadata"].Deserialize<Dictionary<string, string>>()!;
        return Described.Of(await call.As<IPayoutMetadataUpdate>().UpdateMetadataAsync(call.Need("id"), handle, metadata, default));
    }

    private static async Task<JsonObject> BalancesAsync(StubCall call) => Described.Of(await ItemsAsync(call.As<IBalanceReader>().GetBalancesAsync(), Described.Of));

    private static async Task<JsonObject> BalanceAsync(StubCall call) =>
        Described.Of(await call.As<IBalanceReader>().GetBalanceAsync(call.Need("account")) is { } balance ? [Described.Of(balance)] : []);

    private static async Task<JsonObject> LookUpAsync(StubCall call) =>
        Described.Of(await call.As<IAccountNameLookup>().LookUpAsync(call.Destination, call.Text("expectedName")));

    private static async Task<JsonObject> MethodsAsync(StubCall call) =>
        Described.Of(await ItemsAsync(call.As<IMethodDirectory>().GetMethodsAsync(ChannelOf(call), call.Need("country")), Described.Of));

    private static async Task<JsonObject> MethodAsync(StubCall call) =>
        Described.Of(await call.As<IMethodDirectory>().GetMethodAsync(ChannelOf(call), call.Need("code")) is { } method ? [Described.Of(method)] : []);

    private static PayoutChannel ChannelOf(StubCall call) => Enum.Parse<PayoutChannel>(call.Need("channel"), ignoreCase: true);

    private static async Task<JsonObject[]> ItemsAsync<T>(IAsyncEnumerable<T> items, Func<T, JsonObject> describe)
    {
        var all = new List<JsonObject>();
        await foreach (T item in items) all.Add(describe(item));
        return [.. all];
    }
}
