using Microsoft.Extensions.DependencyInjection;
using Payouts.Simulator.Monime;
using Payouts.Testing;
using Payouts.Tests.Monime.Support;
using Sample = Payouts.Tests.Monime.Support.Sample;

namespace Payouts.Tests.Client;

public sealed class SetUpChangedTests
{
    [Fact]
    public async Task Create_WhoseAccountChangesWhileItWaits_IsNotSentWithTheNewCredentials()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(MonimeFaults.TooManyRequests(retryAfterSeconds: 3));
        Task<Payout> creating = world.Client.CreateAsync(Sample.Request());
        await world.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(3)).WaitAsync(TimeSpan.FromSeconds(60));
        world.Reconfigure((Payouts.Monime.MonimeOptions options) => options.AccessToken = MonimeDefaults.LiveToken);

        Func<Task> waiting = () => world.RunAsync(creating);

        (await waiting.Should().ThrowAsync<PayoutNotExecutedException>()).Which.Category.Should().Be(PayoutFailureCategory.Configuration);
        world.Wire.All.Should().ContainSingle();
        world.Simulator.Ledger.CommittedCount.Should().Be(0);
    }

    [Fact]
    public async Task Payouts_OfAnAccountThatIsNoLongerRegistered_AreStillReadFromTheJournal()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualClock());
        services.AddPayouts(payouts => payouts.UseJournal(_ => world.Journal).AddMonime("other", static options =>
        {
            options.AccessToken = "mon_test_x";
            options.SpaceId = "spc-x";
        }));
        await using ServiceProvider provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IPayoutClient>();

        Payout payout = (await client.GetAsync("refund-4711"))!;
        List<Payout> listed = await client.ListAsync().ToListAsync();

        (payout.Status, payout.NextStep.Kind).Should().Be((PayoutStatus.Pending, NextStepKind.AskPerson));
        payout.NextStep.Explanation.Should().Contain("'monime'");
        listed.Should().ContainSingle();
    }
}
