using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>The adapter of a <see cref="FakePayoutProvider"/>, which speaks its API as any adapter speaks its provider's.</summary>
internal sealed class FakeAdapter : IPayoutProvider, IPayoutSearch, IPayoutCancellation, IBalanceReader
{
    internal const string ProviderType = "Fake";

    private readonly FakePayoutProvider _fake;
    private readonly Uri _address;
    private readonly ProviderHttpClient _http;

    internal FakeAdapter(FakePayoutProvider fake, Uri address, ProviderContext context)
    {
        _fake = fake;
        _address = address;
        _http = context.CreateHttpClient(Authorize);
        Capabilities = FakeCapabilities.Of(fake);
    }

    public string Name => _fake.Name;

    public ProviderCapabilities Capabilities { get; }

    public ProviderAddress Address => new(ProviderType, _address.AbsoluteUri, "v1");

    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
        // The capabilities say all there is to check.
    }

    public ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _fake.Script.Promise(handle.Token);
        _fake.Book.Prepare(request, handle);
        KeyValuePair<string, string>[] headers = [new("Accept", "application/json"), new(FakeWire.HandleHeader, handle.Token)];
        return new(new PreparedExchange
        {
            Method = "POST",
            Uri = UriOf(FakeWire.Payouts),
            Headers = _fake.IsKeyed ? [.. headers, new(FakeWire.KeyHeader, handle.IdempotencyKey)] : headers,
            Body = FakeRequests.Create(request, handle),
            IdempotencyKey = _fake.IsKeyed ? handle.IdempotencyKey : null,
            Address = Address,
        });
    }

    public CreateReading ReadCreate(ProviderAnswer answer)
    {
        using JsonDocument? document = AnswerJson.TryParse(answer.Body);
        if (document is null) return CreateReading.Unrecognised();
        if (answer.StatusCode == 422 && FakeWire.ReadFailure(document.RootElement, "error") is { } refusal) return CreateReading.Rejected(refusal);
        return answer.StatusCode == 201 && ReadPayout(document.RootElement, answer) is { } payout ? CreateReading.Accepted(payout) : CreateReading.Unrecognised();
    }

    public async Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken)
    {
        const string operation = "Reading a payout";
        ProviderAnswer answer = await AskAsync(operation, $"{FakeWire.Payouts}/{Uri.EscapeDataString(id.Id)}", cancellationToken).ConfigureAwait(false);
        using JsonDocument? document = Parse(answer);
        PayoutFailure? error = document is null ? null : FakeWire.ReadFailure(document.RootElement, "error");
        if (answer.StatusCode == 404 && error is { Code: FakeWire.NoSuchPayout }) return PayoutReading.NotFound;
        return answer.IsSuccess && document is not null && ReadPayout(document.RootElement, answer) is { } reading ? reading : throw Unusable(operation, answer, error);
    }

    public void Authorize(HttpRequestHeaders headers) => headers.TryAddWithoutValidation(FakeWire.SecretHeader, FakeWire.Secret);

    public async Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken)
    {
        const string operation = "Searching payouts";
        RequireOffered(_fake.CanSearch);
        ProviderAnswer answer = await AskAsync(operation, $"{FakeWire.Payouts}?handle={Uri.EscapeDataString(handle)}", cancellationToken).ConfigureAwait(false);
        using JsonDocument? document = answer.IsSuccess ? Parse(answer) : null;
        if (document is null || AnswerJson.Items(document.RootElement, "payouts") is not { } payouts) throw Unusable(operation, answer);
        PayoutReading[] found = [.. payouts.EnumerateArray().Select(payout => ReadPayout(payout, answer) ?? throw Unusable(operation, answer))];
        return [.. found.Where(reading => string.Equals(reading.Handle, handle, StringComparison.Ordinal))];
    }

    public async Task<CancelOutcome> CancelAsync(string providerId, CancellationToken cancellationToken)
    {
        const string operation = "Cancelling a payout";
        RequireOffered(_fake.CanCancel);
        var call = ProviderCall.Delete(operation, UriOf($"{FakeWire.Payouts}/{Uri.EscapeDataString(providerId)}"), [new("Accept", "application/json")]);
        ProviderAnswer answer = await _http.SendAsync(call, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccess) return CancelOutcome.Accepted;
        using JsonDocument? document = Parse(answer);
        PayoutFailure? error = document is null ? null : FakeWire.ReadFailure(document.RootElement, "error");
        return error is { Code: FakeWire.TooLate or FakeWire.NoSuchPayout } ? CancelOutcome.Refused : throw Unusable(operation, answer, error);
    }

    public async IAsyncEnumerable<ProviderBalance> GetBalancesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const string operation = "Reading balances";
        RequireOffered(_fake.Balances.Count > 0);
        ProviderAnswer answer = await AskAsync(operation, FakeWire.Balances, cancellationToken).ConfigureAwait(false);
        using JsonDocument? document = answer.IsSuccess ? Parse(answer) : null;
        if (document is null || AnswerJson.Items(document.RootElement, "balances") is not { } balances) throw Unusable(operation, answer);
        foreach (JsonElement balance in balances.EnumerateArray()) yield return ReadBalance(balance) ?? throw Unusable(operation, answer);
    }

    public async Task<ProviderBalance?> GetBalanceAsync(string accountId, CancellationToken cancellationToken = default)
    {
        await foreach (ProviderBalance balance in GetBalancesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(balance.AccountId, accountId, StringComparison.Ordinal)) return balance;
        }

        return null;
    }

    private static JsonDocument? Parse(ProviderAnswer answer) => answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);

    private static PayoutReading? ReadPayout(JsonElement payout, ProviderAnswer answer)
    {
        if (AnswerJson.Text(payout, "id") is not { Length: > 0 } id) return null;
        string? text = AnswerJson.Text(payout, "status");
        bool isKnown = FakeStatus.TryMap(text, out PayoutStatus status);
        return new PayoutReading
        {
            ProviderId = id,
            Status = status,
            ProviderStatus = text,
            IsStatusKnown = isKnown,
            Amount = FakeWire.ReadAmount(payout, "amount"),
            Handle = AnswerJson.Text(payout, "handle"),
            Failure = status == PayoutStatus.Failed ? FakeWire.ReadFailure(payout, "failure") : null,
            Raw = answer.ToRaw(requestId: null),
        };
    }

    private static ProviderBalance? ReadBalance(JsonElement balance) =>
        AnswerJson.Text(balance, "id") is { Length: > 0 } id && Currency.TryFromCode(AnswerJson.Text(balance, "currency"), out Currency? currency)
            ? new ProviderBalance(id, currency, FakeWire.ReadAmount(balance, "available"), AnswerJson.Text(balance, "name"), AnswerJson.Text(balance, "reference"))
            : null;

    private Task<ProviderAnswer> AskAsync(string operation, string path, CancellationToken cancellationToken) =>
        _http.SendAsync(ProviderCall.Get(operation, UriOf(path), [new("Accept", "application/json")]), cancellationToken);

    private Uri UriOf(string path) => new(_address, path);

    private void RequireOffered(bool isOffered)
    {
        if (!isOffered) throw new PayoutStateException("The fake was made without this operation.") { Provider = Name };
    }

    private PayoutProviderException Unusable(string operation, ProviderAnswer answer, PayoutFailure? error = null) =>
        ProviderFaults.Unusable(Name, operation, answer, error);
}
