using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payouts.AspNetCore.Tests.Support;
using Payouts.Journal;
using Payouts.Simulator;

namespace Payouts.AspNetCore.Tests;

/// <summary>Real Data Protection keys over a real SQLite file: what the file shows, and what is left when keys are lost.</summary>
public sealed class SqliteProtectionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payouts-protected-");

    [Fact]
    public async Task The_files_hold_nothing_private_and_everything_that_is_searched_for()
    {
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();
        JournalRecord record;
        string whileOpen;
        await using (ServiceProcess process = Start(world, world.Keys))
        {
            await world.FillAsync(process);
            record = (await process.Journal.FindAsync("paid", default))!;
            whileOpen = ReadFiles();
        }

        foreach (string files in new[] { whileOpen, ReadFiles() })
        {
            files.Should().NotContainAny(ProtectedWorld.Secrets());
            files.Should().ContainAll(record.Reference, record.Handle, record.Fingerprint, record.Observed!.ProviderId, record.Exchange.IdempotencyKey!);
        }
    }

    [Fact]
    public async Task Without_protection_the_same_files_hold_it()
    {
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();
        await using (ServiceProcess process = Start(world, keys: null)) await world.FillAsync(process);

        string files = ReadFiles();
        files.Should().ContainAll(
            ProtectedWorld.Phone[1..], ProtectedWorld.Account, ProtectedWorld.Name, ProtectedWorld.Mail, ProtectedWorld.Text, ProtectedWorld.Entry, ProtectedWorld.Who, ProtectedWorld.Why);
        foreach (string inBodies in new[] { ProtectedWorld.Phone[1..], ProtectedWorld.ProviderText, "\"destination\"" }) files.Should().ContainAny(ProtectedWorld.Encoded(inBodies));
    }

    [Fact]
    public async Task Another_process_with_the_same_keys_reads_all_and_repeats_what_was_lost()
    {
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();
        await using (ServiceProcess first = Start(world, world.Keys)) await world.FillAsync(first);
        int creates = world.Creates;

        await using ServiceProcess second = Start(world, world.Keys);
        Payout dropped = await second.RefreshAsync("dropped");

        dropped.Status.Should().Be(PayoutStatus.Pending);
        world.Creates.Should().Be(creates + 1);
        (await second.ListAsync()).Should().OnlyContain(static payout => !payout.IsSealed && payout.Description == ProtectedWorld.Text);
        (await second.GetAsync("refused")).Failure!.Message.Should().Contain(ProtectedWorld.ProviderText);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_its_keys_a_payout_is_looked_up_only_and_nothing_is_lost(bool isSwitchedOff)
    {
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();

        await LostKeys.ShouldLeaveLookUpAloneAsync(world, keys => Start(world, keys), isSwitchedOff);
    }

    [Fact]
    public async Task A_first_persons_word_that_cannot_be_decrypted_does_not_count()
    {
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();
        await using (ServiceProcess process = Start(world, world.Keys, needsSecondPerson: true))
        {
            world.OnCreate(FaultAction.Abort());
            await process.CreateAsync("lost");
            world.Settle();
            await DecideAsync(process, "Bob");
        }

        await using ServiceProcess without = Start(world, world.OtherKeys, needsSecondPerson: true);

        (await DecideAsync(without, "Bob")).Status.Should().Be(PayoutStatus.Unknown, "it may have been Bob's word before");
        await ((Func<Task>)(() => DecideAsync(without, " bob "))).Should().ThrowAsync<PayoutStateException>().WithMessage("*second person*");
        (await DecideAsync(without, "Ada")).Status.Should().Be(PayoutStatus.Failed);

        static Task<Payout> DecideAsync(ServiceProcess process, string who) => process.RunAsync(client => client.ResolveAsync("lost", PayoutDecision.NotPaid, who, "Not there."));
    }

    [Fact]
    public async Task What_was_never_sent_can_be_withdrawn_without_its_keys()
    {
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();
        await using (ServiceProcess process = Start(world, world.Keys)) await world.FillAsync(process);

        await using ServiceProcess without = Start(world, world.OtherKeys);

        (await without.RunAsync(static client => client.CancelAsync("unsent"))).Status.Should().Be(PayoutStatus.Cancelled);
    }

    [Fact]
    public async Task Encryption_can_be_switched_on_over_a_journal_that_is_plain()
    {
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();
        await using (ServiceProcess plain = Start(world, keys: null)) await plain.CreateAsync("paid");
        await using ServiceProcess process = Start(world, world.Keys);
        await process.CreateAsync("banked");
        world.Settle();

        (await process.RefreshAsync("paid")).Status.Should().Be(PayoutStatus.Succeeded);

        (await process.ListAsync()).Should().HaveCount(2).And.OnlyContain(static payout => !payout.IsSealed && payout.Description == ProtectedWorld.Text);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ServiceProcess Start(ProtectedWorld world, KeyFolder? keys, bool needsSecondPerson = false) => new(world, keys, payouts => payouts
        .UseSqliteJournal(Path.Combine(_folder.FullName, "payouts.db"))
        .Configure(options => options.RequireSecondPerson = needsSecondPerson));

    private string ReadFiles()
    {
        var text = new StringBuilder();
        foreach (FileInfo file in _folder.EnumerateFiles())
        {
            using var bytes = new MemoryStream();
            using FileStream stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.CopyTo(bytes);
            text.Append(Encoding.Latin1.GetString(bytes.ToArray()));
        }

        return text.ToString();
    }
}
