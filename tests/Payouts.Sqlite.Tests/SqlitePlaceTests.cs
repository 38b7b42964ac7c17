using System.Diagnostics;

namespace Payouts.Sqlite.Tests;

/// <summary>Where a journal's file lies, and by which names it is reached.</summary>
public sealed class SqlitePlaceTests
{
    [Fact]
    public async Task A_file_that_is_reached_through_a_link_is_locked_as_the_file_that_it_is()
    {
        using var file = new JournalFile();
        await using (await file.OpenAsync())
        {
            // Made.
        }

        string link = Link(file, "link.db", file.Path);
        await using SqlitePayoutJournal journal = Journal(link);
        await journal.OpenAsync(CancellationToken.None);
        await using FileStream held = file.Hold();

        Func<Task> writing = () => journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None).AsTask();

        await writing.Should().ThrowAsync<PayoutJournalException>().WithMessage("Another process*");
        Directory.GetFiles(file.Folder, "link.db-*").Should().BeEmpty();
    }

    [Fact]
    public async Task A_link_to_a_file_that_is_to_be_made_makes_it_where_the_link_leads()
    {
        using var file = new JournalFile();
        string folder = Directory.CreateDirectory(Path.Combine(file.Folder, "elsewhere")).FullName;
        await using SqlitePayoutJournal journal = Journal(Link(file, "link.db", Path.Combine("elsewhere", "payouts.db")));

        await journal.OpenAsync(CancellationToken.None);

        Directory.GetFiles(folder).Select(Path.GetFileName).Should().Contain(["payouts.db", "payouts.db-wal", "payouts.db-lock"]);
    }

    [Fact]
    public async Task Links_that_lead_in_a_circle_are_told()
    {
        using var file = new JournalFile();
        Link(file, "other.db", Path.Combine(file.Folder, "link.db"));
        await using SqlitePayoutJournal journal = Journal(Link(file, "link.db", Path.Combine(file.Folder, "other.db")));

        Func<Task> opening = () => journal.OpenAsync(CancellationToken.None).AsTask();

        await opening.Should().ThrowAsync<PayoutJournalException>().WithMessage("*'link.db'*circle*");
    }

    [Fact]
    public async Task A_file_with_a_second_name_is_refused()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var file = new JournalFile();
        await using (await file.OpenAsync())
        {
            // Made.
        }

        using (Process ln = Process.Start("ln", [file.Path, Path.Combine(file.Folder, "second.db")])) await ln.WaitForExitAsync();
        await using SqlitePayoutJournal journal = file.Journal();

        Func<Task> opening = () => journal.OpenAsync(CancellationToken.None).AsTask();

        await opening.Should().ThrowAsync<PayoutJournalException>().WithMessage("*hard link*");
    }

    [Theory]
    [InlineData("nfs", true), InlineData("nfs4", true), InlineData("CIFS", true), InlineData("fuse.sshfs", true), InlineData("fuse", true), InlineData("virtiofs", true), InlineData("9p", true), InlineData("ceph", true)]
    [InlineData("gfs2", true), InlineData("ocfs2", true), InlineData("vmhgfs", true), InlineData("prl_fs", true), InlineData("panfs", true)]
    [InlineData("ext4", false), InlineData("xfs", false), InlineData("tmpfs", false), InlineData("overlay", false), InlineData("fuseblk", false), InlineData("NTFS", false)]
    public void File_systems_that_are_not_this_machines_own_are_told_apart(string format, bool isRemote) => SqlitePlace.IsRemote(format).Should().Be(isRemote);

    [Theory]
    [InlineData("/data/payouts.db", "nfs4"), InlineData("/data/disk/payouts.db", null), InlineData("/data/disk2/payouts.db", "nfs4"), InlineData("/home/payouts.db", null)]
    [InlineData("/far/payouts.db", "ext4"), InlineData("/twice/payouts.db", "fuse.sshfs"), InlineData("/blind/payouts.db", null)]
    public void The_file_system_that_a_file_lies_on_decides(string path, string? expected) => SqlitePlace.FindRemote(
        path,
        [
            new("/", IsNetwork: false, "ext4"), new("/data", IsNetwork: false, "nfs4"), new("/data/disk", IsNetwork: false, "xfs"), new("/far", IsNetwork: true, "ext4"),
            new("/twice", IsNetwork: false, "ext4"), new("/twice", IsNetwork: false, "fuse.sshfs"), new("/blind", IsNetwork: false, Format: null),
        ],
        isWindows: false).Should().Be(expected);

    [Theory]
    [InlineData(@"\\server\share\payouts.db", "network share"), InlineData(@"\\?\UNC\server\share\payouts.db", "network share"), InlineData(@"z:\payouts.db", "network"), InlineData(@"C:\payouts.db", null), InlineData(@"\\?\C:\payouts.db", null)]
    public void A_share_of_another_machine_is_told_on_Windows(string path, string? expected) =>
        SqlitePlace.FindRemote(path, [new(@"C:\", IsNetwork: false, "NTFS"), new(@"Z:\", IsNetwork: true, Format: null)], isWindows: true).Should().Be(expected);

    private static string Link(JournalFile file, string name, string target) => File.CreateSymbolicLink(Path.Combine(file.Folder, name), target).FullName;

    private static SqlitePayoutJournal Journal(string path) => new(new SqliteJournalOptions { Path = path, LockTimeout = TimeSpan.FromMilliseconds(300) }, TimeProvider.System);
}
