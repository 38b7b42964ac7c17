using System.Security.Cryptography;
using System.Text;
using Payouts.Journal;
using Payouts.Testing;

namespace Payouts.Sqlite.Tests;

/// <summary>People's numbers in the file: encrypted where a protector is registered, readable with its key alone.</summary>
public sealed class SqliteProtectionTests
{
    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Numbers_stand_in_the_file_only_where_nothing_protects_them(bool isProtected)
    {
        using var file = new JournalFile();
        await using (var journal = new SqlitePayoutJournal(new SqliteJournalOptions { Path = file.Path }, TimeProvider.System, isProtected ? new AesProtector() : null))
        {
            await journal.OpenAsync(CancellationToken.None);
            await journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None);
            (await journal.FindAsync("refund-1", CancellationToken.None))!.Request.Destination.Should().BeOfType<MobileMoneyDestination>().Which.PhoneNumber.Should().Be("+23278000123");
        }

        string all = string.Concat(Directory.EnumerateFiles(file.Folder).Select(static path => Encoding.Latin1.GetString(File.ReadAllBytes(path))));

        all.Contains("23278000123", StringComparison.Ordinal).Should().Be(!isProtected);
    }

    [Fact]
    public async Task Without_the_key_it_was_written_with_a_record_is_found_with_blanks()
    {
        using var file = new JournalFile();
        await using (var written = new SqlitePayoutJournal(new SqliteJournalOptions { Path = file.Path }, TimeProvider.System, new AesProtector()))
        {
            await written.OpenAsync(CancellationToken.None);
            await written.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None);
        }

        foreach (IPayoutDataProtector? protector in new IPayoutDataProtector?[] { null, new AesProtector() })
        {
            await using var journal = new SqlitePayoutJournal(new SqliteJournalOptions { Path = file.Path }, TimeProvider.System, protector);
            await journal.OpenAsync(CancellationToken.None);

            JournalRecord found = (await journal.FindByHandleAsync("account-1", "handle of refund-1", CancellationToken.None))!;

            found.IsSealed.Should().BeTrue();
            found.Request.Destination.Should().BeOfType<MobileMoneyDestination>().Which.PhoneNumber.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Moving_the_time_at_which_a_record_is_due_keeps_what_is_sealed_in_it()
    {
        using var file = new JournalFile();
        var protector = new AesProtector();
        await using (var written = new SqlitePayoutJournal(new SqliteJournalOptions { Path = file.Path }, TimeProvider.System, protector))
        {
            await written.OpenAsync(CancellationToken.None);
            await written.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None);
        }

        await using (SqlitePayoutJournal without = await file.OpenAsync()) await without.PostponeAsync("refund-1", 1, DateTimeOffset.UnixEpoch.AddDays(1), CancellationToken.None);

        await using var journal = new SqlitePayoutJournal(new SqliteJournalOptions { Path = file.Path }, TimeProvider.System, protector);
        await journal.OpenAsync(CancellationToken.None);
        JournalRecord found = (await journal.FindAsync("refund-1", CancellationToken.None))!;
        found.DueAt.Should().Be(DateTimeOffset.UnixEpoch.AddDays(1));
        found.Request.Destination.Should().BeOfType<MobileMoneyDestination>().Which.PhoneNumber.Should().Be("+23278000123");
    }

    public static TheoryData<string> Checks => new(JournalConformance.All.Select(check => check.Name));

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Keeps_the_rule_with_a_protector(string name)
    {
        using var file = new JournalFile();
        var clock = new ManualClock();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var journal = new SqlitePayoutJournal(new SqliteJournalOptions { Path = file.Path }, clock, new AesProtector());
        await journal.OpenAsync(CancellationToken.None);

        await JournalConformance.All.Single(check => string.Equals(check.Name, name, StringComparison.Ordinal)).RunAsync(journal, clock, patience.Token);
    }

    private sealed class AesProtector : IPayoutDataProtector
    {
        private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

        public byte[] Protect(ReadOnlySpan<byte> plain)
        {
            using var aes = new AesGcm(_key, 16);
            byte[] sealedBytes = new byte[12 + plain.Length + 16];
            RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, 12));
            aes.Encrypt(sealedBytes.AsSpan(0, 12), plain, sealedBytes.AsSpan(12, plain.Length), sealedBytes.AsSpan(12 + plain.Length));
            return sealedBytes;
        }

        public byte[] Unprotect(ReadOnlySpan<byte> cipher)
        {
            using var aes = new AesGcm(_key, 16);
            byte[] plain = new byte[cipher.Length - 28];
            aes.Decrypt(cipher[..12], cipher[12..^16], cipher[^16..], plain);
            return plain;
        }
    }
}
