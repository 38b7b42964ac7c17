using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>A caller who stops waiting.</summary>
internal static class CancellationChecks
{
    private const string Reference = "conformance-given-up";

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("A caller who has given up beforehand journals and sends nothing", BeforehandAsync),
        new("A caller who gives up before the request leaves sends nothing, and may pay once later", BeforeAsync),
        new("A caller who gives up after the request has left stops waiting only: the answer is journalled", AfterAsync),
        new("Preparing sends no create call, whether its caller waits or has given up", PreparingAsync),
    ];

    private static async Task BeforehandAsync(ProviderWorld world)
    {
        CallResult result = await CallResult.OfAsync(world.Client.CreateAsync(world.Request(Reference), new CancellationToken(canceled: true))).ConfigureAwait(false);

        result.Thrown<OperationCanceledException>("When the caller has given up beforehand");
        Require.That(await world.Client.GetAsync(Reference, world.Token).ConfigureAwait(false) is null, "Nothing is journalled for a caller who has given up beforehand; something was.");
        Require.Same(0, world.Wire.Requests.Count, "The number of requests for a caller who has given up beforehand");
    }

    private static async Task BeforeAsync(ProviderWorld world)
    {
        using var caller = new CancellationTokenSource();
        var isArmed = new StrongBox<bool>();
        PayoutClient client = world.NewClient(world.Wire.Address, payouts =>
            payouts.Services.AddHttpClient(PayoutHttp.ClientName(world.Subject.Account)).AddHttpMessageHandler(() => new GivingUpHandler(caller, isArmed)));
        await world.PrepareAsync(world.Request(Reference), client.GetProvider(world.Subject.Account)).ConfigureAwait(false);
        world.Wire.Forget();

        isArmed.Value = true;
        CallResult result = await world.RunAsync(CallResult.OfAsync(client.CreateAsync(world.Request(Reference), caller.Token))).ConfigureAwait(false);
        int sentThen = world.Wire.Creates.Count;
        await client.DisposeAsync().ConfigureAwait(false);
        Payout? meanwhile = await world.Client.GetAsync(Reference, world.Token).ConfigureAwait(false);
        await world.PayAsync(world.Request(Reference), "When the same request is made again").ConfigureAwait(false);

        result.Thrown<OperationCanceledException>("When the caller gives up before the request leaves");
        Require.Same(0, sentThen, "The number of create calls for a caller who gave up before the request left");
        Require.That(meanwhile is null or { Status: PayoutStatus.Created }, $"A payout that was given up before it left is Created; it is {meanwhile?.Status}.");
        await world.RequireExecutionsAsync(1, Reference, "After one call that was given up and one that was not").ConfigureAwait(false);
    }

    private static async Task AfterAsync(ProviderWorld world)
    {
        using var caller = new CancellationTokenSource();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Wire.OnNextCreate(async exchange =>
        {
            WireAnswer answer = await exchange.ForwardAsync().ConfigureAwait(false);
            arrived.SetResult();
            await released.Task.WaitAsync(exchange.Stop).ConfigureAwait(false);
            await exchange.AnswerAsync(answer).ConfigureAwait(false);
        });

        Task<CallResult> creating = CallResult.OfAsync(world.Client.CreateAsync(world.Request(Reference), caller.Token));
        await Task.WhenAny(creating, arrived.Task.WaitAsync(world.Token)).ConfigureAwait(false);
        await caller.CancelAsync().ConfigureAwait(false);
        CallResult result = await creating.WaitAsync(world.Token).ConfigureAwait(false);
        Task<CallResult> again = world.TryCreateAsync(world.Request(Reference));
        released.SetResult();
        Payout payout = (await again.ConfigureAwait(false)).Value("When another caller asks for the same payout");

        result.Thrown<OperationCanceledException>("When the caller gives up after the request has left");
        Require.That(payout.ProviderId is not null, "The answer is journalled though its caller has given up; it was not.");
        Require.Same(1, world.Wire.Creates.Count, "The number of create calls");
        await world.RequireExecutionsAsync(1, Reference, "After a call whose caller gave up").ConfigureAwait(false);
    }

    private static async Task PreparingAsync(ProviderWorld world)
    {
        IPayoutProvider cold = world.NewClient(world.Wire.Address).GetProvider(world.Subject.Account);
        try
        {
            await cold.PrepareAsync(world.Request(Reference), world.HandleOf(Reference), new CancellationToken(canceled: true)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // One of the two ways.
        }

        await world.PrepareAsync(world.Request(Reference), cold).ConfigureAwait(false);

        Require.Same(0, world.Wire.Creates.Count, "The number of create calls while preparing");
    }
}
