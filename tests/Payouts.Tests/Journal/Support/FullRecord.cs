using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tests.Journalling.Support;

/// <summary>Records with everything in them; each private value is made of <see cref="Canary"/>, and nothing else is.</summary>
internal static class FullRecord
{
    internal const string Canary = "canary-8ZkP";

    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    internal static readonly DateTimeOffset At = new(2030, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private static readonly ProviderAddress Address = new("Test", "https://api.example.com/v1/", "v1", "space", "test");

    internal static PayoutDestination Mobile { get; } = PayoutDestination.MobileMoney($"{Canary}-phone", MobileNetwork.Orange, "SL");

    /// <summary>A record with every member set.</summary>
    /// <param name="destination">Where it goes; a wallet of mobile money when left out.</param>
    /// <param name="secret">What stands for the private value of a name.</param>
    internal static JournalRecord Of(PayoutDestination? destination = null, Func<string, string>? secret = null)
    {
        secret ??= static name => $"{Canary}-{name}";
        return new JournalRecord
        {
            Reference = "refund-4711",
            Account = "account-1",
            Handle = "handle-1",
            Fingerprint = "1:fingerprint",
            Request = RequestTo(destination ?? Mobile, secret),
            Metadata = new Dictionary<string, string> { [secret("new key")] = secret("new entry") },
            Exchange = new PreparedExchange
            {
                Method = "POST",
                Uri = new Uri($"https://api.example.com/v1/payouts?to={Uri.EscapeDataString(secret("query"))}"),
                Headers = [new("X-Name", secret("header"))],
                ContentType = "application/json",
                Body = Bytes(secret("body")),
                IdempotencyKey = "key-1",
                Address = Address,
            },
            Attempts =
            [
                Attempt(1, new PayoutFailure(PayoutFailureCategory.Unreachable)),
                Attempt(2, new PayoutFailure(PayoutFailureCategory.RecipientBlocked, "blocked", secret("message of the attempt"))),
                Attempt(3, new PayoutFailure(PayoutFailureCategory.Unspecified, $"{secret("code")} 4711")),
            ],
            LastAnswer = new RawAnswer(422, "request-1", Bytes(secret("last answer"))),
            Observed = new ObservedPayout
            {
                ProviderId = "id-1",
                ProviderReference = "PY-1",
                Status = PayoutStatus.Failed,
                ProviderStatus = "failed",
                Fees = [new PayoutFee("transfer", Money.Of(0.25m, Currency.SLE))],
                Failure = new PayoutFailure(PayoutFailureCategory.RecipientBlocked, "blocked", secret("message")),
                DelayReason = secret("delay"),
                OtherProviderIds = ["id-2"],
                Raw = new RawAnswer(200, "request-2", Bytes(secret("raw"))),
            },
            Decision = new PersonDecision(PayoutDecision.Paid, secret("who"), secret("why"), At.AddMinutes(1)),
            Proposal = new PersonDecision(PayoutDecision.NotPaid, secret("first who"), secret("first why"), At),
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
            Status = PayoutStatus.Failed,
            DueAt = At,
            CreatedAt = At,
            UpdatedAt = At,
            ForgottenAt = At,
            Version = 7,
            Claim = new JournalClaim("owner", 3, At, IsLive: true),
            Timeline = [Entry],
        };
    }

    internal static PayoutEvent Event { get; } = new()
    {
        Kind = PayoutEventKind.Resolved,
        Reference = "refund-4711",
        Provider = "account-1",
        From = PayoutStatus.Unknown,
        To = PayoutStatus.Failed,
        At = At,
        Description = $"{Canary}-description",
        TraceParent = Trace,
    };

    internal static TimelineEntry Entry { get; } = new()
    {
        At = At,
        From = PayoutStatus.Unknown,
        To = PayoutStatus.Failed,
        Source = TimelineSource.Person,
        Description = "Decided.",
        Evidence = SendEvidence.Answered,
        ProviderStatus = "failed",
        RequestId = "request-1",
        Who = $"{Canary}-who",
        Why = $"{Canary}-why",
    };

    private static PayoutRequest RequestTo(PayoutDestination destination, Func<string, string> secret) => new()
    {
        Reference = "refund-4711",
        Amount = Money.Of(10.50m, Currency.SLE),
        Destination = destination,
        Beneficiary = new Beneficiary
        {
            FirstName = secret("first name"),
            LastName = secret("last name"),
            Email = secret("mail"),
            PhoneNumber = secret("contact"),
            Address = secret("address"),
            City = secret("city"),
            State = secret("state"),
            PostalCode = secret("postal code"),
            Country = secret("residence"),
        },
        Description = secret("description"),
        Provider = "account-1",
        SourceAccount = secret("source"),
        Metadata = new Dictionary<string, string> { [secret("key")] = secret("entry") },
        Replaces = "refund-4710",
        AllowDuplicate = true,
    };

    private static AttemptRecord Attempt(int number, PayoutFailure failure) => new()
    {
        Number = number,
        Mark = $"mark-{number}",
        Lease = TimeSpan.FromMinutes(1),
        BeganAt = At,
        Deadline = At,
        Result = AttemptResult.Declined,
        EndedAt = At,
        HttpStatus = 422,
        Failure = failure,
        RequestId = $"request-of-{number}",
        TraceParent = Trace,
    };

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
