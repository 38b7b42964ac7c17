namespace Payouts.Chaos.Defects.Scripts;

/// <summary>A process dies between the intent and the answer: the next one recovers the payout; it is neither cancelled nor stuck.</summary>
internal static class DeathInBetween
{
    public static async Task RunAsync(DefectWorld world)
    {
        await DieAsync(world, "before-sending", "InsertAsync", isAfter: true, executed: 0);
        await DieAsync(world, "before-noting-the-answer", "UpdateAsync", isAfter: false, executed: 1);
        await DieAsync(world, "after-noting-the-answer", "UpdateAsync", isAfter: true, executed: 1);
    }

    private static async Task DieAsync(DefectWorld world, string reference, string call, bool isAfter, int executed)
    {
        HaltingJournal? halting = null;
        DefectProcess dying = world.OpenMortal(new DefectSetup { Journal = journal => HaltingJournal.Around(journal, call, isAfter, out halting) });
        _ = dying.Client.CreateAsync(world.Request(reference));
        world.Note(world.Request(reference));
        await halting!.Halted.WaitAsync(TimeSpan.FromMinutes(1));
        DefectWorld.Require(world.EntriesOf(reference).Length == executed, $"{reference}: the script is wrong, it was executed {world.EntriesOf(reference).Length} times.");

        DefectProcess next = world.Open();
        Payout found = await next.CreateAsync(reference);
        DefectWorld.Require(found.Status is PayoutStatus.Created or PayoutStatus.Pending, $"{reference}: while its sender may be alive it is {found.Status}.");
        DefectWorld.Require(world.EntriesOf(reference).Length == executed, $"{reference}: it was sent beside a sender that may be alive.");
        if (found.Status == PayoutStatus.Created) await world.RunAsync(() => RefuseToWithdrawAsync(next, reference));

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Payout seen = await next.GetAsync(reference);
        DefectWorld.Require(seen.Status is PayoutStatus.Unknown or PayoutStatus.Pending, $"{reference}: after its sender's time it is {seen.Status}.");
        Payout settled = await next.SettleAsync(reference);
        if (world.CanFindOut && (world.IsKeyed || executed == 1))
        {
            DefectWorld.Require(settled.Status == PayoutStatus.Succeeded, $"{reference}: it could be found out, and is {settled.Status}.");
            return;
        }

        if (settled.IsFinal) return;
        PayoutDecision truth = executed == 1 ? PayoutDecision.Paid : PayoutDecision.NotPaid;
        Payout decided = await world.RunAsync(() => next.Client.ResolveAsync(reference, truth, "Ada", "Looked at the provider's books."));
        DefectWorld.Require(decided.IsFinal, $"{reference}: a person decided, and it is {decided.Status}.");
    }

    private static async Task<bool> RefuseToWithdrawAsync(DefectProcess process, string reference)
    {
        try
        {
            Payout payout = await process.Client.CancelAsync(reference);
            throw new DefectException($"{reference}: it was withdrawn while its sender may be alive: {payout.Status}.");
        }
        catch (PayoutStateException)
        {
            return true;
        }
    }
}
