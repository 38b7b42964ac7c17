using System.Runtime.CompilerServices;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Calls Alexpay's reads and directories: addresses, envelopes and pages.</summary>
/// <param name="account">The account's name.</param>
/// <param name="http">The client that adds both keys.</param>
/// <param name="publicHttp">The client that adds the public key alone.</param>
/// <param name="options">Today's options.</param>
internal sealed class AlexpayClient(string account, ProviderHttpClient http, ProviderHttpClient publicHttp, Func<AlexpayOptions> options)
{
    // Longer than any list that ends; a provider that never ends a list must not hold a payout for ever.
    private const int MostPages = 100_000;

    private const string ListAdvice = "This list is documented by a sibling site of the platform only: switch UseTransactionList off if Alexpay does not serve it.";

    internal static IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = [new("Accept", "application/json")];

    internal static Uri AddressOf(AlexpayOptions options, string path)
    {
        string root = options.BaseAddress!.AbsoluteUri;
        return new Uri($"{root}{(root.EndsWith('/') ? "" : "/")}{path}");
    }

    /// <summary>Reads what both keys are needed for.</summary>
    internal Task<T> ReadAsync<T>(string operation, string path, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class => SendAsync(http, ProviderCall.Get(operation, AddressOf(options(), path), Headers), read, cancellationToken);

    /// <summary>Reads what the public key is enough for: the secret one does not travel.</summary>
    internal Task<T> ReadPublicAsync<T>(string operation, string path, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class => SendAsync(publicHttp, ProviderCall.Get(operation, AddressOf(options(), path), Headers), read, cancellationToken);

    /// <summary>Makes Alexpay change something of the account's settings.</summary>
    internal Task<T> PostAsync<T>(string operation, string path, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class => SendAsync(http, ProviderCall.Post(operation, AddressOf(options(), path), Headers), read, cancellationToken);

    /// <summary>Reads a payout by each path in turn; the next is asked only where one says "not found".</summary>
    internal async Task<PayoutReading> FindAsync(ProviderPayoutId id, CancellationToken cancellationToken)
    {
        const string operation = "Reading a payout";
        AlexpayOptions current = options();
        ProviderAnswer? missing = null;
        bool isKnownMissing = false;
        foreach (string path in AlexpayQueries.OfPayout(current, id))
        {
            ProviderAnswer answer = await http.SendAsync(ProviderCall.Get(operation, AddressOf(current, path), Headers), cancellationToken).ConfigureAwait(false);
            using JsonDocument? document = answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);
            isKnownMissing |= AlexpayEnvelope.IsNotFound(answer, document?.RootElement);
            if (answer.StatusCode == 404 || AlexpayEnvelope.IsNotFound(answer, document?.RootElement))
            {
                // A path that some gateway does not know says nothing about the payout; the next one may.
                missing = answer;
                continue;
            }

            return document is null ? throw AlexpayErrors.Unusable(account, operation, answer) : ReadPayout(document.RootElement, id, operation, answer);
        }

        return isKnownMissing || missing is null ? PayoutReading.NotFound : throw AlexpayErrors.Unusable(account, operation, missing);
    }

    /// <summary>Enumerates the list to its last page.</summary>
    internal async IAsyncEnumerable<(JsonElement Entry, ProviderAnswer Answer)> ListAsync(
        string operation, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AlexpayOptions current = options();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int number = 1; number <= MostPages; number++)
        {
            ProviderAnswer answer = await http.SendAsync(
                ProviderCall.Get(operation, AddressOf(current, AlexpayQueries.OfList(number, limit)), Headers), cancellationToken).ConfigureAwait(false);
            using JsonDocument? document = answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);
            if (document is null || !AlexpayEnvelope.IsSuccess(answer, document.RootElement) || AlexpayPage.Read(document.RootElement, number) is not { } page)
                throw AlexpayErrors.Unusable(account, operation, answer, ListAdvice);
            bool isNew = page.Entries.GetArrayLength() == 0;
            foreach (JsonElement entry in page.Entries.EnumerateArray())
            {
                isNew |= AlexpayResponses.IdOf(entry) is not { } id || seen.Add(id);
                yield return (entry, answer);
            }

            // A page that shows nothing new is the same one again: going on would never reach what is missing.
            if (!isNew) throw AlexpayErrors.Unusable(account, operation, answer, ListAdvice);
            if (number >= page.Pages) yield break;
        }

        throw new PayoutProviderException($"{operation} at '{account}' did not end after {MostPages} pages.") { Provider = account };
    }

    private async Task<T> SendAsync<T>(ProviderHttpClient client, ProviderCall call, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        ProviderAnswer answer = await client.SendAsync(call, cancellationToken).ConfigureAwait(false);
        using JsonDocument? document = answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);
        return document is not null && AlexpayEnvelope.IsSuccess(answer, document.RootElement) && read(document.RootElement) is { } value
            ? value
            : throw AlexpayErrors.Unusable(account, call.Operation, answer);
    }

    // Which of its ids this call knows a payout by is not documented, and the body may name another one first: the reading keeps the id that was asked for.
    private PayoutReading ReadPayout(JsonElement root, ProviderPayoutId id, string operation, ProviderAnswer answer)
    {
        if (!AlexpayEnvelope.IsSuccess(answer, root) || AnswerJson.Child(root, "data") is not { } data || AlexpayResponses.ReadPayout(data, answer) is not { } reading)
            throw AlexpayErrors.Unusable(account, operation, answer);
        if (AlexpayResponses.IsOtherType(data))
        {
            throw new PayoutProviderException(
                $"{operation} at '{account}' gave a transaction that is no payout, so it tells nothing about this one. Check the status paths in the account's settings.")
            {
                Provider = account,
                Category = PayoutFailureCategory.ProviderFault,
                HttpStatus = answer.StatusCode,
            };
        }

        // A status for a payout that neither one of its names nor the handle in its narration ties to this one is nobody's.
        if (reading.Handle is null && !AlexpayResponses.Names(data).Any(name => string.Equals(name, id.Id, StringComparison.Ordinal) || string.Equals(name, id.Reference, StringComparison.Ordinal)))
            throw AlexpayErrors.Unusable(account, operation, answer);
        return reading with { ProviderId = id.Id, ProviderReference = AlexpayResponses.ReferenceBeside(data, id.Id) };
    }
}
