using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Chaos.Defects;

/// <summary>One process of a script: a client on the script's journal, clock and simulator.</summary>
internal sealed class DefectProcess(DefectWorld world, ServiceProvider services) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    public PayoutClient Client { get; } = (PayoutClient)services.GetRequiredService<IPayoutClient>();

    /// <summary>The account's adapter.</summary>
    public IPayoutProvider Provider => services.GetRequiredKeyedService<IPayoutProvider>(world.Account.Name);

    public Task<Payout> CreateAsync(string reference = DefectWorld.Reference) => CreateAsync(world.Request(reference));

    public Task<Payout> CreateAsync(PayoutRequest request)
    {
        world.Note(request);
        return world.RunAsync(() => Client.CreateAsync(request));
    }

    /// <summary>Creates, and gives what was thrown in place of the payout.</summary>
    public async Task<(Payout? Payout, PayoutException? Error)> TryCreateAsync(PayoutRequest request)
    {
        try
        {
            return (await CreateAsync(request), null);
        }
        catch (PayoutException error)
        {
            world.Logs.Add(error.ToString());
            return (null, error);
        }
    }

    public async Task<Payout> GetAsync(string reference = DefectWorld.Reference) =>
        await world.RunAsync(() => Client.GetAsync(reference)) ?? throw new DefectException($"{reference} is not journalled.");

    public Task<Payout> RefreshAsync(string reference = DefectWorld.Reference) => world.RunAsync(() => Client.RefreshAsync(reference));

    public Task<Payout> CancelAsync(string reference = DefectWorld.Reference) => world.RunAsync(() => Client.CancelAsync(reference));

    /// <summary>The background's work, until there is no more for now.</summary>
    public async Task WorkAsync()
    {
        for (int part = 0; part < 50 && (await world.RunAsync(() => Client.Reconciler.RunOnceAsync())).HasMore; part++)
        {
        }
    }

    /// <summary>Lets time pass and the background work, until the payout is final, or is left to somebody.</summary>
    public async Task<Payout> SettleAsync(string reference = DefectWorld.Reference)
    {
        for (int round = 0; ; round++)
        {
            await WorkAsync();
            Payout payout = await GetAsync(reference);
            bool isLeft = payout.NextStep.Kind is NextStepKind.AskPerson or NextStepKind.CallCreateAgain && !(payout.NextStep.At > world.Clock.GetUtcNow());
            if (payout.IsFinal || isLeft || round == 40)
            {
                // What is told of it is told too.
                for (int rest = 0; rest < 3; rest++)
                {
                    world.Clock.Advance(FirstPause);
                    await WorkAsync();
                }

                return await GetAsync(reference);
            }

            world.Clock.Advance(FirstPause + (FirstPause * round / 4));
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
