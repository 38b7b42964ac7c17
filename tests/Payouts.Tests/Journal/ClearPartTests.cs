using System.Collections;
using System.Reflection;
using Payouts.Journal;
using Payouts.Tests.Journalling.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Journalling;

/// <summary>What of a record is stored in the clear is written down here, member by member: a new member is private until somebody says otherwise.</summary>
public sealed class ClearPartTests
{
    private static readonly string[] Clear =
    [
        "Reference", "Account", "Handle", "Fingerprint", "Status", "Version", "PersonReason", "HeldFor", "NeverSentAt",
        "Tallies[].Key", "Tallies[].Count", "Tallies[].Amount", "Tallies[].MostCount", "Tallies[].MostAmount", "Tallies[].Keep", "Tallies[].Holder",
        "ClosedAt", "CancelRequestedAt", "CancelAcceptedAt", "SearchedInVainAt", "QuietSince", "NotFoundSince", "DueAt", "CreatedAt", "UpdatedAt", "ForgottenAt",
        "Request.Reference", "Request.Amount.amount", "Request.Amount.currency", "Request.Provider", "Request.Replaces",
        "Request.Destination.type", "Request.Destination.Country", "Request.Destination.Network", "Request.Destination.BankCode", "Request.Destination.WalletCode",
        "Exchange.Method", "Exchange.ContentType", "Exchange.IdempotencyKey",
        "Exchange.Address.ProviderType", "Exchange.Address.BaseAddress", "Exchange.Address.ApiVersion", "Exchange.Address.Scope", "Exchange.Address.Environment",
        "Attempts[].Number", "Attempts[].Mark", "Attempts[].Lease", "Attempts[].BeganAt", "Attempts[].Deadline", "Attempts[].Result", "Attempts[].EndedAt", "Attempts[].HttpStatus",
        "Attempts[].RequestId", "Attempts[].TraceParent", "Attempts[].Failure.Category",
        "LastAnswer.StatusCode", "LastAnswer.RequestId",
        "Observed.ProviderId", "Observed.ProviderReference", "Observed.Status", "Observed.ProviderStatus", "Observed.OtherProviderIds[]",
        "Observed.Fees[].Code", "Observed.Fees[].Amount.amount", "Observed.Fees[].Amount.currency", "Observed.Failure.Category", "Observed.Failure.Code",
        "Observed.Raw.StatusCode", "Observed.Raw.RequestId",
        "Decision.Decision", "Decision.At", "Proposal.Decision", "Proposal.At",
    ];

    // Texts of which one shape is clear and another is not: a provider's plain code, and the host of the frozen address.
    private static readonly string[] InPart = ["Attempts[].Failure.Code", "Exchange.Uri"];

    private static readonly PayoutDestination[] Destinations =
    [
        FullRecord.Mobile, PayoutDestination.BankAccount("bank-1", $"{FullRecord.Canary}-account", "GH"), PayoutDestination.ProviderWallet("wallet-1", $"{FullRecord.Canary}-wallet", "SL"),
    ];

    [Fact]
    public void Only_what_is_listed_is_stored_in_the_clear()
    {
        var clear = new HashSet<string>(StringComparer.Ordinal);
        foreach (PayoutDestination destination in Destinations)
        {
            ILookup<string, string> plain = Stored.Leaves(Stored.ClearText(new JournalCodec().Write(FullRecord.Of(destination))));
            ILookup<string, string> split = Stored.Leaves(Stored.ClearText(new JournalCodec(new TestProtector(TestProtector.NewKey())).Write(FullRecord.Of(destination))));
            split.Select(static leaf => leaf.Key).Should().BeSubsetOf(plain.Select(static leaf => leaf.Key));
            foreach (IGrouping<string, string> leaf in plain)
            {
                if (leaf.SequenceEqual(split[leaf.Key])) clear.Add(leaf.Key);
            }
        }

        clear.Should().BeEquivalentTo(Clear, "whatever else a record has may be of people; put a member here only where tracking cannot do without it and it never holds a private value");
    }

    [Theory]
    [InlineData("Attempts[].Failure.Code", "blocked", "")]
    [InlineData("Exchange.Uri", "https://api.example.com")]
    public void Of_some_texts_only_the_plain_shape_is_clear(string path, params string[] shown)
    {
        InPart.Should().Contain(path);

        Stored.Leaves(Stored.ClearText(new JournalCodec(new TestProtector(TestProtector.NewKey())).Write(FullRecord.Of())))[path].Should().Equal(shown);
    }

    [Fact]
    public void The_record_that_is_looked_at_has_every_member_set()
    {
        var unset = new SortedSet<string>(StringComparer.Ordinal);
        foreach (PayoutDestination destination in Destinations) Visit(FullRecord.Of(destination), "", unset);

        // Of three attempts one has a code and one a message; one has neither. Extras are never journalled, and nothing here is sealed.
        unset.Should().BeEquivalentTo("Attempts[].Failure.Code", "Attempts[].Failure.Message", "Request.Extras", "IsSealed");
    }

    private static void Visit(object value, string path, SortedSet<string> unset)
    {
        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            string name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (property.GetMethod is null || property.GetIndexParameters().Length > 0 || (property.SetMethod is null && value is not PayoutDestination)) continue;
            object? member = property.GetValue(value);
            if (member is null or "" or false or ICollection { Count: 0 }) unset.Add(name);
            else if (member is IEnumerable list and not string) foreach (object entry in list) VisitOwn(entry, $"{name}[]", unset);
            else VisitOwn(member, name, unset);
        }
    }

    private static void VisitOwn(object value, string path, SortedSet<string> unset)
    {
        if (value.GetType() is { IsEnum: false } type && type.Assembly == typeof(JournalRecord).Assembly && value is not (Money or Currency or MobileNetwork)) Visit(value, path, unset);
    }
}
