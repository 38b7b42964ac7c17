namespace Payouts.Sqlite.Tests;

/// <summary>Settings out of their range.</summary>
public sealed class SqliteOptionsTests
{
    public static TheoryData<Action<SqliteJournalOptions>, string> Wrong => new()
    {
        { static options => options.Path = " ", "Path is missing" },
        { static options => options.Path = "file:payouts.db", "plain file path" },
        { static options => options.Path = ":memory:", "plain file path" },
        { static options => options.MaxBatch = 0, "MaxBatch is 1 to 4096; it is 0" },
        { static options => options.MaxBatch = 4097, "MaxBatch is 1 to 4096; it is 4097" },
        { static options => options.CheckpointBytes = 0, "CheckpointBytes is 64 KiB to 1 GiB; it is 0" },
        { static options => options.LockTimeout = TimeSpan.Zero, "LockTimeout" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_setting_out_of_its_range_is_refused_by_name(Action<SqliteJournalOptions> change, string message)
    {
        var options = new SqliteJournalOptions { Path = "payouts.db" };
        change(options);

        Action make = () => _ = new SqlitePayoutJournal(options, TimeProvider.System);

        make.Should().Throw<ArgumentException>().WithMessage($"*{message}*");
    }
}
