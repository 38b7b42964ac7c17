using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Payouts.Journal;
using Payouts.Tests.Journalling.Support;
using Payouts.Tests.Support;
using Property = Payouts.Tests.Model.Property;

namespace Payouts.Tests.Journalling;

/// <summary>What a durable journal stores reads back as it was, and holds nothing private outside the part that goes through the protector.</summary>
public sealed class JournalCodecTests
{
    private static readonly byte[] Key = TestProtector.NewKey();

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Elements("a", " ", "日本 😀", "O'Neill \"Z\"", "\u0001{", "\\"), ArbMap.Default.ArbFor<NonEmptyString>().Generator.Select(static text => text.Get).Where(IsWellFormed));

    // Which members are there, and what stands in the private ones.
    private static readonly Gen<JournalRecord> AnyRecord =
        from texts in Gen.ArrayOf(AnyText, 32)
        from present in Gen.ArrayOf(ArbMap.Default.ArbFor<bool>().Generator, 24)
        from destination in Gen.Elements(
            PayoutDestination.MobileMoney($"{FullRecord.Canary}-1"), PayoutDestination.BankAccount("bank-1", $"{FullRecord.Canary}-2", "GH"), PayoutDestination.ProviderWallet("wallet-1", $"{FullRecord.Canary}-3"))
        select Some(destination, texts, present);

    private static JournalCodec Codec => new(new TestProtector(Key));

    public static TheoryData<bool> BothWays => [true, false];

    [Theory]
    [MemberData(nameof(BothWays))]
    public void Any_record_reads_back_as_it_was_written(bool isProtected) => Property.Holds(AnyRecord, record =>
    {
        JournalCodec codec = isProtected ? Codec : new JournalCodec();

        Stored.Text(Stored.Read(codec, codec.Write(record), record)).Should().Be(Stored.Text(record));
    });

    [Theory]
    [MemberData(nameof(BothWays))]
    public void Entries_and_events_read_back_as_they_were_written(bool isProtected)
    {
        JournalCodec codec = isProtected ? Codec : new JournalCodec();

        codec.ReadEntry(codec.Write(FullRecord.Entry)).Should().Be(FullRecord.Entry);
        codec.ReadEvent(codec.Write(FullRecord.Event)).Should().Be(FullRecord.Event);
    }

    [Fact]
    public void No_private_value_of_any_record_is_stored_in_the_clear() => Property.Holds(AnyRecord, record => ShouldHide(Codec.Write(record)));

    [Fact]
    public void No_private_value_of_an_entry_or_an_event_is_stored_in_the_clear()
    {
        ShouldHide(Codec.Write(FullRecord.Entry));
        ShouldHide(Codec.Write(FullRecord.Event));
    }

    [Fact]
    public void Without_a_protector_what_is_stored_is_plain_JSON() =>
        Stored.ClearText(new JournalCodec().Write(FullRecord.Of())).Should().Be(Encoding.UTF8.GetString(new JournalCodec().Write(FullRecord.Of()))).And.Contain($"{FullRecord.Canary}-last name");

    [Fact]
    public void A_record_goes_through_the_protector_once()
    {
        var protector = new TestProtector(Key);

        new JournalCodec(protector).Write(FullRecord.Of());

        protector.Protected.Should().Be(1);
    }

    [Fact]
    public void An_entry_that_names_nobody_does_not_go_through_the_protector()
    {
        var protector = new TestProtector(Key);

        new JournalCodec(protector).Write(FullRecord.Entry with { Who = null, Why = null });

        protector.Protected.Should().Be(0);
    }

    [Fact]
    public void What_was_stored_before_encryption_was_switched_on_is_read_and_encrypted_by_the_next_write()
    {
        JournalRecord record = FullRecord.Of();
        byte[] plain = new JournalCodec().Write(record);

        JournalRecord read = Stored.Read(Codec, plain, record);

        Stored.Text(read).Should().Be(Stored.Text(record));
        ShouldHide(Codec.Write(read));
    }

    [Fact]
    public void A_key_that_was_replaced_still_opens_what_it_wrapped_and_the_next_write_is_under_the_new_one()
    {
        JournalRecord record = FullRecord.Of();
        byte[] next = TestProtector.NewKey();

        JournalRecord read = Stored.Read(new JournalCodec(new TestProtector(next, Key)), Codec.Write(record), record);
        byte[] again = new JournalCodec(new TestProtector(next, Key)).Write(read);

        Stored.Text(Stored.Read(new JournalCodec(new TestProtector(next)), again, record)).Should().Be(Stored.Text(record));
    }

    [Fact]
    public void Bytes_that_were_cut_off_anywhere_are_told_as_damaged_and_not_quoted()
    {
        byte[] stored = Codec.Write(FullRecord.Of());
        for (int length = 0; length < stored.Length; length++)
        {
            // Cut where the clear part ends, only its private part is gone: that is damage too.
            Action reading = () => Codec.ReadRecord(stored.AsSpan(0, length), 1, claim: null, []);
            reading.Should().Throw<PayoutJournalException>().Which.ToString().Should().NotContain(FullRecord.Canary);
        }
    }

    [Theory]
    [InlineData(new byte[] { 2, 1, 2, 3 })]
    [InlineData(new byte[] { 1, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 1, 2, 0, 0, 0, (byte)'{', (byte)'}', 9, 0, 0, 0, 0 })]
    public void A_layout_that_is_not_known_is_told_as_damaged_or_newer(byte[] stored)
    {
        Action reading = () => Codec.ReadEvent(stored);

        reading.Should().Throw<PayoutJournalException>().WithMessage("*damaged, or a newer version wrote it*");
    }

    [Fact]
    public void The_private_part_of_another_payout_is_refused()
    {
        byte[] mine = Codec.Write(FullRecord.Of());
        byte[] other = Codec.Write(FullRecord.Of() with { Reference = "refund-4712" });
        StoredParts.TrySplit(mine, out _, out IReadOnlyList<StoredPart> part);
        StoredParts.TrySplit(other, out ReadOnlySpan<byte> clear, out _);
        byte[] mixed = StoredParts.Join(clear, [.. part]);

        Action reading = () => Codec.ReadRecord(mixed, 1, claim: null, []);

        reading.Should().Throw<PayoutJournalException>();
    }

    private static void ShouldHide(byte[] stored)
    {
        string text = Encoding.Latin1.GetString(stored);
        text.Should().NotContain(FullRecord.Canary);
        foreach (int shift in new[] { 0, 1, 2 })
        {
            // The same in Base64, wherever in a group of three bytes it begins.
            string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', shift) + FullRecord.Canary));
            text.Should().NotContain(encoded[4..^4]);
        }
    }

    private static JournalRecord Some(PayoutDestination destination, string[] texts, bool[] present)
    {
        int text = 0;
        JournalRecord full = FullRecord.Of(destination, name => $"{FullRecord.Canary} {name} {texts[text++ % texts.Length]}");
        PayoutFailure? failure = present[0] ? full.Observed!.Failure : null;
        return full with
        {
            ForgottenAt = present[1] ? full.ForgottenAt : null,
            Metadata = present[2] ? full.Metadata : present[3] ? new Dictionary<string, string>() : null,
            Attempts = present[4] ? full.Attempts : present[5] ? [full.Attempts[1] with { Failure = null }] : [],
            LastAnswer = present[6] ? full.LastAnswer : present[7] ? new RawAnswer(204, RequestId: null, default) : null,
            Observed = present[8]
                ? full.Observed! with { Failure = failure, DelayReason = present[9] ? full.Observed!.DelayReason : present[10] ? "" : null, Raw = present[11] ? full.Observed!.Raw : null }
                : null,
            Decision = present[12] ? full.Decision : null,
            Proposal = present[13] ? full.Proposal : null,
            PersonReason = present[14] ? full.PersonReason : null,
            Exchange = present[15] ? full.Exchange : full.Exchange with { Headers = [], IdempotencyKey = null },
            Request = present[16]
                ? full.Request
                : new PayoutRequest { Reference = full.Reference, Amount = full.Request.Amount, Destination = destination, Description = present[17] ? full.Request.Description : null },
        };
    }

    // A text with half of a surrogate pair is no Unicode, and no JSON holds it.
    private static bool IsWellFormed(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])) index++;
            else if (char.IsSurrogate(text[index])) return false;
        }

        return true;
    }
}
