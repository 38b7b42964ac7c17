using Microsoft.Extensions.Options;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tracking;
using Payouts.Validation;
using Payouts.Webhooks;

namespace Payouts.Sending;

/// <summary>Turns a request into the record that will be journalled: validated, routed, mapped and frozen. Nothing is written or sent here.</summary>
internal sealed class IntentBuilder(ProviderAccounts accounts, GuardedJournal journal, WebhookTokens tokens, IOptionsMonitor<PayoutsOptions> options, JournalTime time)
{
    private KeyedHash? _key;

    /// <summary>The account to pay through and the record to insert.</summary>
    /// <exception cref="PayoutValidationException">The request breaks rules; all are listed.</exception>
    internal async ValueTask<PreparedPayout> BuildAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        ProviderAccount account = Validate(request);
        CorrelationHandle handle = CorrelationHandle.Derive(options.CurrentValue.Namespace, account.Name, request.Reference);
        handle = handle.WithCallback(await tokens.AddressAsync(account.Name, handle.Token, cancellationToken).ConfigureAwait(false));
        PreparedExchange exchange = await PrepareAsync(account, request, handle, cancellationToken).ConfigureAwait(false);
        string fingerprint = await FingerprintAsync(request, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        var record = new JournalRecord
        {
            Reference = request.Reference,
            Account = account.Name,
            Handle = handle.Token,
            Fingerprint = fingerprint,
            Request = request.Extras is null ? request : Freeze(request, keepExtras: false),
            Exchange = exchange,
            Status = PayoutStatus.Created,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return new PreparedPayout(account, record, request.Provider, fingerprint);
    }

    /// <summary>A copy that the caller's later changes to its dictionary do not reach. What extras gave is in the frozen exchange: the journal keeps none.</summary>
    internal static PayoutRequest Freeze(PayoutRequest request, bool keepExtras = true) => request.Metadata is null && keepExtras ? request : new()
    {
        Reference = request.Reference,
        Amount = request.Amount,
        Destination = request.Destination,
        Beneficiary = request.Beneficiary,
        Description = request.Description,
        Provider = request.Provider,
        SourceAccount = request.SourceAccount,
        Metadata = request.Metadata is null ? null : new Dictionary<string, string>(request.Metadata, StringComparer.Ordinal),
        Replaces = request.Replaces,
        AllowDuplicate = request.AllowDuplicate,
        Extras = keepExtras ? request.Extras : null,
    };

    /// <summary>The fingerprint of a request under this journal's key.</summary>
    internal async ValueTask<string> FingerprintAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        _key ??= new KeyedHash((await journal.GetSecretAsync("fingerprint", cancellationToken).ConfigureAwait(false)).ToArray());
        return Fingerprint.Of(request, _key);
    }

    private static async ValueTask<PreparedExchange> PrepareAsync(ProviderAccount account, PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken)
    {
        try
        {
            return await AdapterCalls.AskAsync(
                account,
                "Preparing a payout",
                (account, request, handle, cancellationToken),
                static ask => ask.account.Provider.PrepareAsync(ask.request, ask.handle, ask.cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (PayoutProviderException error)
        {
            throw new PayoutNotExecutedException($"What the payout needs to know from the provider could not be read, so nothing was journalled or sent. {error.Message}", error)
            {
                Reference = request.Reference,
                Provider = account.Name,
                Category = error.Category,
                HttpStatus = error.HttpStatus,
                ProviderCode = error.ProviderCode,
                RequestId = error.RequestId,
            };
        }
    }

    private ProviderAccount Validate(PayoutRequest request)
    {
        var problems = new List<PayoutProblem>();
        RequestRules.Check(request, problems);
        ProviderAccount? account = accounts.Choose(request, problems);
        if (account is not null)
        {
            CapabilityRules.Check(request, account.Capabilities, problems);
            AddOwnProblems(account, request, problems);
        }

        return problems.Count == 0 && account is not null
            ? account
            : throw new PayoutValidationException(problems) { Reference = request.Reference, Provider = account?.Name };
    }

    // An adapter has nothing to add about a place it does not serve, nor about a field that breaks a common rule already.
    private static void AddOwnProblems(ProviderAccount account, PayoutRequest request, List<PayoutProblem> problems)
    {
        if (request.Destination is null || !CapabilityRules.HasRoute(request.Destination, account.Capabilities)) return;
        if (problems.Count == 0)
        {
            account.Provider.Validate(request, problems);
            return;
        }

        AddOtherProblems(account, request, problems);
    }

    private static void AddOtherProblems(ProviderAccount account, PayoutRequest request, List<PayoutProblem> problems)
    {
        var own = new List<PayoutProblem>();
        account.Provider.Validate(request, own);
        problems.AddRange(own.Where(problem => !problems.Exists(known => string.Equals(known.Path, problem.Path, StringComparison.Ordinal))).ToArray());
    }
}
