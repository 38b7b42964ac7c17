using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tests.Model;

/// <summary>One value of every type of the model that is stored or sent as JSON, with every member set.</summary>
internal static class ModelSamples
{
    private static readonly DateTimeOffset At = new(2030, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    public static PayoutRequest Request { get; } = new()
    {
        Reference = "refund-4711",
        Amount = Money.Of(10.50m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
        Beneficiary = new Beneficiary
        {
            FirstName = "Jane",
            LastName = "Doe",
            Email = "jane@example.com",
            PhoneNumber = "+23278000001",
            Address = "1 Street",
            City = "Freetown",
            State = "Western",
            PostalCode = "00232",
            Country = "SL",
        },
        Description = "Order refund",
        Provider = "monime",
        SourceAccount = "fac-1",
        Metadata = new Dictionary<string, string> { ["order"] = "4711" },
        Replaces = "refund-4710",
    };

    private static TimelineEntry Entry { get; } = new()
    {
        At = At,
        From = PayoutStatus.Unknown,
        To = PayoutStatus.Succeeded,
        Source = TimelineSource.Person,
        Description = "Decided.",
        Evidence = SendEvidence.Answered,
        ProviderStatus = "completed",
        RequestId = "req-1",
        Who = "Ada",
        Why = "Seen.",
    };

    private static PayoutFailure Failure { get; } = new(PayoutFailureCategory.RecipientBlocked, "blocked", "The account is blocked.");

    private static ProviderAddress Address { get; } = new("Test", "https://api.example.com/", "v1", "space", "test");

    private static AttemptRecord Attempt { get; } = new()
    {
        Number = 2,
        BeganAt = At,
        Deadline = At.AddSeconds(30),
        Result = AttemptResult.Declined,
        EndedAt = At.AddSeconds(1),
        HttpStatus = 422,
        Failure = Failure,
        RequestId = "req-1",
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    private static RawAnswer Raw { get; } = new(200, "req-1", "{\"id\":1}"u8.ToArray());

    private static ObservedPayout Observed { get; } = new()
    {
        ProviderId = "po-1",
        ProviderReference = "PY-1",
        Status = PayoutStatus.Failed,
        ProviderStatus = "failed",
        Fees = [new PayoutFee("transfer", Money.Of(0.25m, Currency.SLE))],
        Failure = Failure,
        DelayReason = "network",
        OtherProviderIds = ["po-2"],
        Raw = Raw,
    };

    private static PreparedExchange Exchange { get; } = new()
    {
        Method = "POST",
        Uri = new Uri("https://api.example.com/payouts?a=1"),
        Headers = [new("Accept", "application/json"), new("Idempotency-Key", "k")],
        ContentType = "application/json",
        Body = "{}"u8.ToArray(),
        IdempotencyKey = "k",
        Address = Address,
    };

    public static IReadOnlyDictionary<string, (Type Type, object Value)> All { get; } = new Dictionary<string, (Type, object)>
    {
        ["money"] = Of(Money.Of(10.50m, Currency.SLE)),
        ["currency"] = Of(Currency.XOF),
        ["network"] = Of(MobileNetwork.Mtn),
        ["mobile money"] = Of(PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL")),
        ["mobile money, number only"] = Of(PayoutDestination.MobileMoney("+23278000000")),
        ["bank account"] = Of(PayoutDestination.BankAccount("slb", "0012345", "SL")),
        ["provider wallet"] = Of(PayoutDestination.ProviderWallet("w1", "id-1", "SL")),
        ["bank account by its own type"] = Of(new BankAccountDestination("slb", "0012345")),
        ["beneficiary"] = Of(Request.Beneficiary!),
        ["request"] = Of(Request),
        ["payout"] = Of(new Payout
        {
            Reference = "refund-4711",
            Provider = "monime",
            ProviderId = "po-1",
            ProviderReference = "PY-1",
            Status = PayoutStatus.Failed,
            ProviderStatus = "failed",
            Amount = Request.Amount,
            Destination = Request.Destination,
            Fees = Observed.Fees,
            Failure = Failure,
            DelayReason = "network",
            NextStep = new NextStep(NextStepKind.Poll, "Asked again.", At),
            Description = "Order refund",
            Metadata = Request.Metadata,
            CreatedAt = At,
            UpdatedAt = At.AddSeconds(3),
            Version = 7,
            Timeline = [Entry],
        }),
        ["fee"] = Of(Observed.Fees![0]),
        ["failure"] = Of(Failure),
        ["next step"] = Of(new NextStep(NextStepKind.AskPerson, "Look.", At)),
        ["timeline entry"] = Of(Entry),
        ["filter"] = Of(new PayoutFilter { Statuses = [PayoutStatus.Unknown], Provider = "monime", CreatedFrom = At, CreatedBefore = At.AddDays(1) }),
        ["problem"] = Of(new PayoutProblem("Amount", "Rule.", "Next.")),
        ["raw answer"] = Of(Raw),
        ["attempt"] = Of(Attempt),
        ["observed payout"] = Of(Observed),
        ["person's decision"] = Of(new PersonDecision(PayoutDecision.NotPaid, "Ada", "Seen.", At)),
        ["event"] = Of(new PayoutEvent
        {
            Kind = PayoutEventKind.Resolved,
            Reference = "refund-4711",
            Provider = "monime",
            From = PayoutStatus.Unknown,
            To = PayoutStatus.Succeeded,
            At = At,
            Description = "Settled.",
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        }),
        ["exchange"] = Of(Exchange),
        ["address"] = Of(Address),
        ["journal record"] = Of(new JournalRecord
        {
            Reference = "refund-4711",
            Account = "monime",
            Handle = "h",
            Fingerprint = "1:f",
            Request = Request,
            Metadata = new Dictionary<string, string> { ["order"] = "4712" },
            Exchange = Exchange,
            Attempts = [Attempt],
            LastAnswer = Raw,
            Observed = Observed,
            Decision = new PersonDecision(PayoutDecision.Paid, "Ada", "Seen.", At),
            Proposal = new PersonDecision(PayoutDecision.NotPaid, "Bob", "Not seen.", At),
            HeldFor = "Large.",
            Tallies = [new TallyChange { Key = "day|2026-01-01|monime|SLE", Count = 1, Amount = 50_000, MostCount = 2, MostAmount = 70_000, Keep = TimeSpan.FromDays(3), Holder = "refund-4711" }],
            NeverSentAt = At,
            ClosedAt = At,
            CancelRequestedAt = At,
            CancelAcceptedAt = At,
            PersonReason = "A read showed another amount.",
            SearchedInVainAt = At,
            QuietSince = At,
            NotFoundSince = At,
            ForgottenAt = At,
            Status = PayoutStatus.Failed,
            DueAt = At,
            CreatedAt = At,
            UpdatedAt = At,
            Version = 3,
            Claim = new JournalClaim("me", 4, At, IsLive: true),
            Timeline = [Entry],
        }),
        ["account name"] = Of(new AccountNameResult(AccountNameOutcome.CloseMatch, "JANE DOE")),
        ["method"] = Of(new PayoutMethod("m17", "Orange", PayoutChannel.MobileMoney, "SL", CanPayTo: true, CanLookUpNames: true)),
        ["balance"] = Of(new ProviderBalance("fac-1", Currency.SLE, Money.Of(5, Currency.SLE), "Main", "ours")),
    };

    private static (Type Type, object Value) Of<T>(T value)
        where T : notnull => (typeof(T), value);
}
