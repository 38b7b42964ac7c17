using Payouts.Journal;

namespace Payouts.AspNetCore.Tests.Support;

/// <summary>What must hold of every durable journal whose payouts a process without their keys works on.</summary>
internal static class LostKeys
{
    /// <summary>Looks up, refuses to send, settles, and puts the keys back: nothing that was private is gone.</summary>
    internal static async Task ShouldLeaveLookUpAloneAsync(ProtectedWorld world, Func<KeyFolder?, ServiceProcess> start, bool isSwitchedOff)
    {
        Dictionary<string, Payout> before;
        await using (ServiceProcess process = start(world.Keys))
        {
            await world.FillAsync(process);
            before = (await process.ListAsync()).ToDictionary(static payout => payout.Reference, StringComparer.Ordinal);
        }

        int creates = world.Creates;
        await using (ServiceProcess process = start(isSwitchedOff ? null : world.OtherKeys))
        {
            await ShouldLookUpAsync(process);
            await ShouldRefuseToSendAsync(process);
            await ShouldSettleAsync(process);
        }

        world.Creates.Should().Be(creates, "nothing is sent without the bytes that were frozen");
        world.Keys.Add(world.OtherKeys);
        await using (ServiceProcess process = start(world.Keys))
        {
            foreach (Payout payout in await process.ListAsync()) ShouldBeWhole(payout, before[payout.Reference]);
            Payout dropped = await process.GetAsync("dropped");
            dropped.Timeline.Should().Contain(static entry => entry.Who == "Ada" && entry.Why == "Not on the dashboard.");
            (await process.GetAsync("judged")).Timeline.Should().Contain(static entry => entry.Who == ProtectedWorld.Who && entry.Why == ProtectedWorld.Why);
            (await process.CreateAsync("unsent")).Status.Should().Be(PayoutStatus.Pending, "with its key it is sent");
        }

        world.Creates.Should().Be(creates + 1);
    }

    private static async Task ShouldLookUpAsync(ServiceProcess process)
    {
        IReadOnlyList<Payout> payouts = await process.ListAsync();
        payouts.Should().HaveCount(7).And.OnlyContain(static payout => payout.IsSealed && payout.Description == null && payout.Metadata == null && payout.Amount == Money.Of(150m, Currency.SLE));
        payouts.Select(static payout => payout.Destination).OfType<MobileMoneyDestination>().Should().HaveCount(6).And.OnlyContain(static wallet => wallet.PhoneNumber == "" && wallet.Country == "SL");
        foreach (string reference in new[] { "paid", "lost" }) (await process.RefreshAsync(reference)).Status.Should().Be(PayoutStatus.Succeeded);
        (await process.CreateAsync("paid")).Status.Should().Be(PayoutStatus.Succeeded);
        Payout dropped = await process.RefreshAsync("dropped");
        dropped.Status.Should().Be(PayoutStatus.Unknown);
        dropped.NextStep.Should().Match<NextStep>(static next => next.Kind == NextStepKind.AskPerson && next.Explanation.Contains("bring back the key"));
        JournalRecord record = (await process.Journal.FindAsync("lost", default))!;
        (await process.Journal.FindByHandleAsync(record.Account, record.Handle, default))!.Reference.Should().Be("lost");
        (await process.Journal.FindByProviderIdAsync(record.Account, record.Observed!.ProviderId, default))!.Reference.Should().Be("lost");
    }

    private static async Task ShouldRefuseToSendAsync(ServiceProcess process)
    {
        (await process.CreateAsync("dropped")).Status.Should().Be(PayoutStatus.Unknown);
        (await process.CreateAsync("refused")).Status.Should().Be(PayoutStatus.Failed);
        (await process.GetAsync("unsent")).NextStep.Should().Match<NextStep>(static next => next.Kind == NextStepKind.AskPerson && next.Explanation.Contains("bring back the key"));
        Func<Task> sending = () => process.CreateAsync("unsent");
        await sending.Should().ThrowAsync<PayoutStateException>().WithMessage("*Bring back the key*");
        Func<Task> other = () => process.RunAsync(client => client.CreateAsync(new PayoutRequest
        {
            Reference = "unsent",
            Amount = Money.Of(151m, Currency.SLE),
            Destination = ProtectedWorld.Request("unsent").Destination,
        }));
        await other.Should().ThrowAsync<PayoutConflictException>("the fingerprint tells another request without the first one");
        Func<Task> updating = () => process.RunAsync(client => client.UpdateMetadataAsync("banked", new Dictionary<string, string>()));
        await updating.Should().ThrowAsync<PayoutStateException>().WithMessage("*metadata is not replaced*");
    }

    private static async Task ShouldSettleAsync(ServiceProcess process)
    {
        Payout settled = await process.RunAsync(client => client.ResolveAsync("dropped", PayoutDecision.NotPaid, "Ada", "Not on the dashboard."));
        settled.Status.Should().Be(PayoutStatus.Failed);
        settled.IsSealed.Should().BeTrue();
        await process.DeliverAsync();
        process.Events.Told.Should().Contain(static told => told.Reference == "lost" && told.Kind == PayoutEventKind.Resolved)
            .And.Contain(static told => told.Kind == PayoutEventKind.Created && told.Description.Contains("cannot be decrypted"));
    }

    private static void ShouldBeWhole(Payout payout, Payout before)
    {
        payout.IsSealed.Should().BeFalse();
        payout.Destination.Should().BeEquivalentTo(before.Destination, static options => options.RespectingRuntimeTypes());
        payout.Description.Should().Be(ProtectedWorld.Text);
        payout.Metadata.Should().BeEquivalentTo(before.Metadata);
        payout.Timeline.Take(before.Timeline.Count).Should().Equal(before.Timeline);
        if (payout.Version != before.Version) return;
        payout.Failure.Should().Be(before.Failure);
        payout.GetRawAnswer()?.Body.ToArray().Should().Equal(before.GetRawAnswer()!.Body.ToArray());
    }
}
