using Payouts.Journal;
using Payouts.Sending;
using Payouts.Tests.Journalling.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Journalling;

/// <summary>Without its key a record is read with blanks, changed, and written; with the key back, everything that was private is there again.</summary>
public sealed class SealedRecordTests
{
    private static readonly byte[] Lost = TestProtector.NewKey();
    private static readonly byte[] Today = TestProtector.NewKey();

    private static readonly JournalRecord Whole = FullRecord.Of() with { ForgottenAt = null };

    /// <summary>Registered with another key, or not at all.</summary>
    public static TheoryData<bool> WithoutTheKey => [true, false];

    [Theory]
    [MemberData(nameof(WithoutTheKey))]
    public void A_record_without_its_key_shows_what_is_clear_and_blanks(bool hasOtherKey)
    {
        JournalRecord read = Stored.Read(Without(hasOtherKey), With(Lost).Write(Whole), Whole);

        read.IsSealed.Should().BeTrue();
        read.Should().BeEquivalentTo(
            Whole,
            options => options.ComparingByMembers<JournalRecord>().Including(record => record.Reference).Including(record => record.Account).Including(record => record.Handle)
                .Including(record => record.Fingerprint).Including(record => record.Status).Including(record => record.PersonReason).Including(record => record.DueAt)
                .Including(record => record.Exchange.Address).Including(record => record.Exchange.IdempotencyKey).Including(record => record.Version).Including(record => record.Claim)
                .Including(record => record.Observed!.ProviderId).Including(record => record.Request.Amount).Including(record => record.Request.Destination.Country));
        read.Request.Destination.Should().BeOfType<MobileMoneyDestination>().Which.PhoneNumber.Should().BeEmpty();
        read.Request.Beneficiary.Should().BeNull();
        read.Exchange.Body.Length.Should().Be(0);
        read.Decision.Should().Be(Whole.Decision! with { Who = "", Why = "" });
        Stored.Text(read).Should().NotContain(FullRecord.Canary);
    }

    [Theory]
    [MemberData(nameof(WithoutTheKey))]
    public void Everything_private_is_there_again_once_the_key_is(bool hasOtherKey)
    {
        JournalRecord read = Stored.Read(Without(hasOtherKey), With(Lost).Write(Whole), Whole);

        byte[] written = Without(hasOtherKey).Write(read with { Status = PayoutStatus.Succeeded, PersonReason = null });

        Stored.Text(Stored.Read(With(Lost), written, Whole)).Should().Be(Stored.Text(Whole with { Status = PayoutStatus.Succeeded, PersonReason = null }));
    }

    [Theory]
    [MemberData(nameof(WithoutTheKey))]
    public void What_is_learned_meanwhile_is_kept_beside_what_is_sealed(bool hasOtherKey)
    {
        var answer = new RawAnswer(200, "request-9", "paid"u8.ToArray());
        var decision = new PersonDecision(PayoutDecision.Paid, "Ada", "Seen.", FullRecord.At.AddHours(1));
        JournalRecord read = Stored.Read(Without(hasOtherKey), With(Lost).Write(Whole), Whole);
        read = read with { Observed = read.Observed! with { Raw = answer, DelayReason = "newer" }, Decision = decision };

        byte[] written = Without(hasOtherKey).Write(read);
        JournalRecord meanwhile = Stored.Read(Without(hasOtherKey), written, Whole);
        JournalRecord after = Stored.Read(With(Lost, Today), written, Whole);

        foreach (JournalRecord seen in new[] { meanwhile, after })
        {
            seen.Observed!.Raw!.Body.ToArray().Should().Equal(answer.Body.ToArray());
            seen.Observed.DelayReason.Should().Be("newer");
            seen.Decision.Should().Be(decision);
        }

        (meanwhile.IsSealed, after.IsSealed).Should().Be((true, false));
        after.Proposal.Should().Be(Whole.Proposal);
        after.Attempts.Should().Equal(Whole.Attempts);
        after.Request.Description.Should().Be(Whole.Request.Description);
    }

    [Fact]
    public void However_often_a_sealed_record_is_written_it_does_not_grow()
    {
        byte[] stored = With(Lost).Write(Whole);
        int first = 0;
        for (int write = 1; write <= 5; write++)
        {
            JournalRecord read = Stored.Read(With(Today), stored, Whole);
            stored = With(Today).Write(read with { LastAnswer = new RawAnswer(200, "request-9", "paid"u8.ToArray()) });
            if (write == 1) first = stored.Length;
        }

        stored.Length.Should().Be(first);
        Stored.Parts(stored).Should().Be(2);
    }

    [Fact]
    public void With_every_key_back_the_next_write_makes_one_part_of_all()
    {
        JournalRecord read = Stored.Read(With(Today), With(Lost).Write(Whole), Whole);
        byte[] stored = With(Today).Write(read with { LastAnswer = new RawAnswer(200, "request-9", "paid"u8.ToArray()) });

        byte[] again = With(Today, Lost).Write(Stored.Read(With(Today, Lost), stored, Whole));

        Stored.Parts(again).Should().Be(1);
        Stored.Read(With(Today), again, Whole).IsSealed.Should().BeFalse();
    }

    [Fact]
    public void A_process_with_the_key_and_one_without_write_in_turn_and_lose_nothing()
    {
        byte[] stored = With(Lost).Write(Whole);
        var decision = new PersonDecision(PayoutDecision.Paid, "Ada", "Seen.", FullRecord.At.AddHours(1));
        for (int turn = 0; turn < 3; turn++)
        {
            stored = With(Today).Write(Stored.Read(With(Today), stored, Whole) with { Decision = decision });
            JournalRecord byTheOther = Stored.Read(With(Lost), stored, Whole);
            byTheOther.IsSealed.Should().BeFalse("the frozen bytes are there");
            stored = With(Lost).Write(byTheOther);
        }

        JournalRecord all = Stored.Read(With(Lost, Today), stored, Whole);

        Stored.Text(all).Should().Be(Stored.Text(Whole with { Decision = decision }));
        Stored.Parts(stored).Should().Be(2);
    }

    [Fact]
    public void A_forgotten_record_has_nothing_left_to_decrypt()
    {
        JournalRecord read = Stored.Read(With(Today), With(Lost).Write(Whole), Whole);

        byte[] stored = With(Today).Write(ForgottenRecord.Of(read, FullRecord.At));

        Stored.Parts(stored).Should().Be(0);
        Stored.Read(new JournalCodec(), stored, Whole).IsSealed.Should().BeFalse();
    }

    [Fact]
    public void What_a_forgotten_payout_says_later_is_private_again()
    {
        JournalRecord left = ForgottenRecord.Of(Whole, FullRecord.At);
        var answer = new RawAnswer(200, "request-9", "paid"u8.ToArray());

        byte[] stored = With(Today).Write(left with { Observed = left.Observed! with { Raw = answer } });

        Stored.Parts(stored).Should().Be(1);
        Stored.Read(With(Today), stored, Whole).Observed!.Raw!.Body.ToArray().Should().Equal(answer.Body.ToArray());
        Stored.Read(With(Lost), stored, Whole).IsSealed.Should().BeFalse("what it was sent with is forgotten, not sealed");
    }

    [Theory]
    [MemberData(nameof(WithoutTheKey))]
    public void An_entry_without_its_key_names_nobody(bool hasOtherKey) =>
        Without(hasOtherKey).ReadEntry(With(Lost).Write(FullRecord.Entry)).Should().Be(FullRecord.Entry with { Who = null, Why = null });

    [Theory]
    [MemberData(nameof(WithoutTheKey))]
    public void An_event_without_its_key_says_so_and_is_told_all_the_same(bool hasOtherKey)
    {
        PayoutEvent read = Without(hasOtherKey).ReadEvent(With(Lost).Write(FullRecord.Event));

        read.Description.Should().Contain("cannot be decrypted");
        (read with { Description = "" }).Should().Be(FullRecord.Event with { Description = "" });
    }

    [Fact]
    public void No_intent_is_made_of_a_sealed_record()
    {
        var deadline = new AttemptDeadline(TimeProvider.System, TimeSpan.FromMinutes(1));
        JournalRecord whole = Intents.Record(deadline) with { Claim = new JournalClaim("owner", 1, deadline.At, IsLive: true) };

        Action make = () => PayoutIntent.FromClaim(new JournalResult(JournalOutcome.Written, whole with { IsSealed = true }), "owner");

        make.Should().Throw<InvalidOperationException>();
        PayoutIntent.FromClaim(new JournalResult(JournalOutcome.Written, whole), "owner").Reference.Should().Be(whole.Reference);
    }

    private static JournalCodec With(params byte[][] keys) => new(new TestProtector(keys));

    private static JournalCodec Without(bool hasOtherKey) => hasOtherKey ? With(Today) : new JournalCodec();
}
