using System.Security.Cryptography;
using System.Text;
using Payouts.Journal;

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
    public async Task Without_the_key_it_was_written_with_a_record_is_told_to_be_unreadable()
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
            Func<Task> finding = () => journal.FindAsync("refund-1", CancellationToken.None).AsTask();
            await finding.Should().ThrowAsync<PayoutJournalException>();
        }
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
