using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>A create call whose answer is lost, late or useless.</summary>
internal static class CreateFaultChecks
{
    private const string Reference = "conformance-fault";

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        .. CreateFaults.All.Select(static fault => new ProviderCheck(
            $"After {fault.What}, {(fault.IsExecuted ? "the payout executed" : "nothing executed")}: never called failed, and paid at most once", world => RunAsync(world, fault))),
        new("After an answer without the payout's id: never called failed, and paid at most once", WithoutIdAsync),
        new("After an answer that comes too late, the payout executed: never called failed, and paid at most once", static world => LateAsync(world, isExecuted: true)),
        new("After an answer that comes too late, nothing executed: never called failed, and paid at most once", static world => LateAsync(world, isExecuted: false)),
        new("A refused connection proves that nothing was sent: the payout stays Created, and the next call pays once", RefusedAsync),
        new("A connection that closes before anything is read ends in at most one execution", static world => AtConnectAsync(world, FaultProxy.Close)),
        new("A connection that is reset before anything is read ends in at most one execution", static world => AtConnectAsync(world, FaultProxy.Reset)),
        new("HTTP 429 is repeated after the time it names with the same bytes, where the capabilities say that it is without side effect", ThrottledAsync),
    ];

    private static async Task RunAsync(ProviderWorld world, CreateFault fault)
    {
        CreateRules rules = world.Capabilities.CreateRules;
        bool isProof = fault.Status is { } status && (rules.Configuration.Contains(status) || rules.Throttled.Contains(status));
        Applies.When(!isProof, $"the capabilities say that HTTP {fault.Status} proves that nothing was executed");
        world.Wire.OnNextCreate(fault.Run);

        Payout payout = (await world.TryCreateAsync(world.Request(Reference)).ConfigureAwait(false)).Value($"After {fault.What}");

        RequireUnknown(payout, fault.What, fault.Evidence);
        await Aftermath.RequireSafeAsync(world, Reference, fault.IsExecuted).ConfigureAwait(false);
        Require.That(!world.Wire.Requests.Any(static request => request.Target.Contains(CreateFaults.Elsewhere, StringComparison.Ordinal)), "A redirecting answer is not followed; it was.");
    }

    private static async Task WithoutIdAsync(ProviderWorld world)
    {
        bool isStripped = false;
        world.Wire.OnNextCreate(async exchange =>
        {
            WireAnswer answer = await exchange.ForwardAsync().ConfigureAwait(false);
            if (world.Provider.ReadCreate(new ProviderAnswer(answer.Status, answer.Body)).Payout is { } reading && JsonVariants.TryParse(answer.Body) is { } json)
            {
                isStripped = true;
                answer = answer with { Body = JsonVariants.Without(json, [reading.ProviderId, reading.ProviderReference ?? reading.ProviderId]) };
            }

            await exchange.AnswerAsync(answer).ConfigureAwait(false);
        });

        CallResult result = await world.TryCreateAsync(world.Request(Reference)).ConfigureAwait(false);

        Applies.When(isStripped, "the answer to a create call is no JSON");
        RequireUnknown(result.Value("After an answer without the payout's id"), "an answer without the payout's id", SendEvidence.Answered);
        await Aftermath.RequireSafeAsync(world, Reference, isExecuted: true).ConfigureAwait(false);
    }

    private static async Task LateAsync(ProviderWorld world, bool isExecuted)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Wire.OnNextCreate(async exchange =>
        {
            await exchange.ReadAsync().ConfigureAwait(false);
            WireAnswer answer = isExecuted ? await exchange.ForwardAsync().ConfigureAwait(false) : WireAnswer.Json(200, "{}");
            arrived.SetResult();
            await released.Task.WaitAsync(exchange.Stop).ConfigureAwait(false);
            await exchange.AnswerAsync(answer).ConfigureAwait(false);
        });

        Task<CallResult> creating = world.TryCreateAsync(world.Request(Reference));
        await Task.WhenAny(creating, arrived.Task.WaitAsync(world.Token)).ConfigureAwait(false);
        world.Clock.Advance(world.Capabilities.CreateTimeout + TimeSpan.FromSeconds(1));
        CallResult result = await creating.ConfigureAwait(false);
        released.SetResult();

        RequireUnknown(result.Value("After the time for the answer is over"), "an answer that comes too late", SendEvidence.MayHaveExecuted);
        await Aftermath.RequireSafeAsync(world, Reference, isExecuted).ConfigureAwait(false);
    }

    private static async Task RefusedAsync(ProviderWorld world)
    {
        world.Wire.StopListening();
        CallResult refused = await world.TryCreateAsync(world.Request(Reference)).ConfigureAwait(false);
        Payout? meanwhile = await world.Client.GetAsync(Reference, world.Token).ConfigureAwait(false);
        world.Wire.Listen();
        await world.PayAsync(world.Request(Reference), "When the provider can be reached again").ConfigureAwait(false);

        refused.Thrown<PayoutNotExecutedException>("While the provider refuses connections");

        // An adapter that keeps no directory fails before anything is journalled.
        Require.That(meanwhile is null or { Status: PayoutStatus.Created }, $"A payout that was never sent is Created; it is {meanwhile?.Status}.");
        Require.That(meanwhile is null || meanwhile.Timeline[^1].Evidence == SendEvidence.NotSent, "The evidence of an attempt that was refused a connection is NotSent; it is another.");
        Require.Same(1, world.Wire.Creates.Count, "The number of create calls that the provider saw");
        await world.RequireExecutionsAsync(1, Reference, "After a refused connection and a sound call").ConfigureAwait(false);
    }

    // Whether the request had begun to leave when the connection went is up to the machine; the promise holds either way.
    private static async Task AtConnectAsync(ProviderWorld world, Action<System.Net.Sockets.Socket> end)
    {
        world.Wire.OnNextConnection = end;
        CallResult first = await world.TryCreateAsync(world.Request(Reference)).ConfigureAwait(false);
        if (first.Error is not null) first.Thrown<PayoutNotExecutedException>("After a connection that ends at once");
        world.LetAttemptsEnd();
        for (int repeat = 0; repeat < 3; repeat++)
        {
            CallResult again = await world.TryCreateAsync(world.Request(Reference)).ConfigureAwait(false);
            Require.That(again.Payout?.Status is PayoutStatus.Unknown or PayoutStatus.Pending or PayoutStatus.Succeeded, "After a connection that ends at once, the payout is Unknown or accepted when the call is made again.");
        }

        int executions = await world.CountExecutionsAsync(Reference).ConfigureAwait(false);
        bool wasUnknown = first.Payout is { Status: PayoutStatus.Unknown };
        Require.That(executions <= 1, $"The payout is executed at most once; it was executed {executions} times.");
        Require.That(!wasUnknown || world.IsKeyed || world.Wire.Creates.Count == 0, "A payout that may have been executed is not sent again to a provider that takes no keys.");
    }

    private static async Task ThrottledAsync(ProviderWorld world)
    {
        CreateRules rules = world.Capabilities.CreateRules;
        Applies.When(rules.Throttled.Contains(429), "the capabilities do not say that HTTP 429 is without side effect");
        var pause = TimeSpan.FromSeconds(2);
        world.Wire.OnNextCreate(static exchange => exchange.AnswerAsync(WireAnswer.Json(429, "{}", new KeyValuePair<string, string>("Retry-After", "2"))));

        await world.PayAsync(world.Request(Reference), "After HTTP 429 with Retry-After").ConfigureAwait(false);

        IReadOnlyList<WireRequest> creates = world.Wire.Creates;
        Require.Same(2, creates.Count, "The number of create calls");
        Require.That(creates[1].ReceivedAt - creates[0].ReceivedAt >= pause, "The repeat comes no earlier than Retry-After says; it did.");
        Aftermath.RequireSameBytes(creates);
        await world.RequireExecutionsAsync(1, Reference, "After a call that was refused as too frequent").ConfigureAwait(false);
        await OverBudgetAsync(world).ConfigureAwait(false);
    }

    private static async Task OverBudgetAsync(ProviderWorld world)
    {
        const string patient = "conformance-fault-2";
        world.Wire.OnNextCreate(static exchange => exchange.AnswerAsync(WireAnswer.Json(429, "{}", new KeyValuePair<string, string>("Retry-After", "3600"))));

        CallResult refused = await world.TryCreateAsync(world.Request(patient)).ConfigureAwait(false);
        refused.Thrown<PayoutNotExecutedException>("After HTTP 429 that asks for more time than a call has");
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.PayAsync(world.Request(patient), "When the provider takes calls again").ConfigureAwait(false);

        await world.RequireExecutionsAsync(1, patient, "After a call that was refused as too frequent").ConfigureAwait(false);
    }

    private static void RequireUnknown(Payout payout, string after, SendEvidence evidence)
    {
        Require.That(payout.Status == PayoutStatus.Unknown, $"After {after}, nobody knows whether the payout was executed: it is Unknown; this one is {payout.Status}.");
        Require.Same(evidence, payout.Timeline[^1].Evidence, $"The evidence after {after}");
    }
}
