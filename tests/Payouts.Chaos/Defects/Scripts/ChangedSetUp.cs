using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Monime;
using Payouts.Simulator.Moneroo;
using Payouts.Simulator.Monime;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>Space, key environment, API version or address changed between attempts: nothing is repeated or read, and the status stays.</summary>
internal static class ChangedSetUp
{
    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess before = world.Open();
        world.OnCreate(FaultAction.Abort(), FaultPoint.AfterExecute);
        await before.CreateAsync("unknown");
        await before.CreateAsync("pending");
        int calls = world.Calls;
        foreach ((string what, Action<PayoutsBuilder> change) in Changes(world))
        {
            DefectProcess after = world.Open(new DefectSetup { Payouts = change });
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            await RefuseAsync(world, after, "unknown", PayoutStatus.Unknown, what);
            await RefuseAsync(world, after, "pending", PayoutStatus.Pending, what);
            await after.WorkAsync();
            DefectWorld.Require(world.Calls == calls, $"{what} changed, and somebody was asked all the same: {world.Simulator.Requests.All[^1]}.");
        }

        Payout settled = await before.SettleAsync("pending");
        DefectWorld.Require(settled.Status == PayoutStatus.Succeeded, $"With its own set-up it became {settled.Status}.");
    }

    private static async Task RefuseAsync(DefectWorld world, DefectProcess process, string reference, PayoutStatus status, string what)
    {
        try
        {
            await process.RefreshAsync(reference);
            throw new DefectException($"{what} changed, and the payout was read.");
        }
        catch (PayoutStateException)
        {
            Payout payout = await process.GetAsync(reference);
            DefectWorld.Require(payout.Status == status, $"{what} changed, and {status} became {payout.Status}.");
        }

        (Payout? again, _) = await process.TryCreateAsync(world.Request(reference));
        DefectWorld.Require(again is null || again.Status == status, $"{what} changed, and a repeat made it {again?.Status}.");
    }

    private static (string What, Action<PayoutsBuilder> Change)[] Changes(DefectWorld world) => world.Account.Name switch
    {
        "monime" =>
        [
            ("The Space", static payouts => payouts.AddMonime(static options => options.SpaceId = "spc-other")),
            ("The key's environment", static payouts => payouts.AddMonime(static options => options.AccessToken = MonimeDefaults.LiveToken)),
            ("The version", static payouts => payouts.AddMonime(static options => options.Version = "caph.2025-06-20")),
            ("The API", static payouts => payouts.AddMonime(static options => options.Api = MonimeApi.Release20240801)),
            ("The address", payouts => payouts.AddMonime(options => options.BaseAddress = new Uri(world.Simulator.Address, "elsewhere/"))),
        ],
        "moneroo" =>
        [
            ("The key's environment", static payouts => payouts.AddMoneroo(static options => options.SecretKey = MonerooDefaults.LiveKey)),
            ("The address", payouts => payouts.AddMoneroo(options => options.BaseAddress = new Uri(world.Simulator.Address, "elsewhere/"))),
        ],
        _ => [("The key's environment", static payouts => payouts.AddAlexpay(static options => options.Environment = "live")), ("The address", payouts => payouts.AddAlexpay(options => options.BaseAddress = new Uri(world.Simulator.Address, "elsewhere/")))],
    };
}
