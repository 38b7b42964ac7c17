using Payouts.Tests.Monime.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

public sealed class JournalOutageTests
{
    private readonly HookedJournal _journal = new();

    [Fact]
    public async Task Create_WhileTheJournalCannotBeWritten_SendsNothingAndPaysOnceAfterwards()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(journal: _journal.Wrap);
        _journal.BeforeInsert = static () => throw new IOException("The disk is full.");

        Func<Task> creating = () => world.CreateAsync();

        (await creating.Should().ThrowAsync<PayoutJournalException>()).Which.Reference.Should().Be("refund-4711");
        world.Wire.All.Should().BeEmpty();
        _journal.BeforeInsert = null;
        (await world.CreateAsync()).Status.Should().Be(PayoutStatus.Pending);
        world.Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task Create_OfAPaidReferenceWhileTheJournalCannotBeWritten_IsNotCalledNotExecuted()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(journal: _journal.Wrap);
        await world.CreateAsync();
        _journal.BeforeInsert = static () => throw new IOException("The disk is full.");

        Func<Task> again = () => world.CreateAsync();

        await again.Should().ThrowExactlyAsync<PayoutJournalException>();
    }

    [Fact]
    public async Task Create_WhoseConfirmationWasLost_IsDisownedAndPaidByTheNextCall()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(journal: _journal.Wrap);
        _journal.AfterInsert = static () => throw new IOException("The connection broke.");
        Func<Task> creating = () => world.CreateAsync();
        await creating.Should().ThrowAsync<PayoutJournalException>();
        _journal.AfterInsert = null;

        Payout left = (await world.Client.GetAsync("refund-4711"))!;
        Payout paid = await world.CreateAsync();

        (left.Status, left.NextStep.Kind).Should().Be((PayoutStatus.Created, NextStepKind.CallCreateAgain));
        paid.Status.Should().Be(PayoutStatus.Pending);
        world.Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task Answer_ThatCannotBeJournalledAtOnce_IsJournalledWhenTheJournalRecovers()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(journal: _journal.Wrap);
        _journal.FailNextUpdates(3);

        Payout payout = await world.CreateAsync();

        (await world.Client.GetAsync("refund-4711"))!.ProviderId.Should().Be(payout.ProviderId).And.NotBeNull();
    }
}
