using System.Runtime.CompilerServices;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Calls Monime's reads and directories: addresses, headers, envelopes and cursors.</summary>
internal sealed class MonimeClient(string account, ProviderHttpClient http, Func<MonimeOptions> options)
{
    // Longer than any list that ends; a provider that never ends a list must not hold a payout for ever.
    private const int MostPages = 100_000;

    internal static Uri AddressOf(MonimeOptions options, string path)
    {
        string prefix = options.Api == MonimeApi.V1 ? "v1/" : "";
        string root = options.BaseAddress.AbsoluteUri;
        return new Uri($"{root}{(root.EndsWith('/') ? "" : "/")}{prefix}{path}");
    }

    internal static KeyValuePair<string, string>[] HeadersOf(MonimeOptions options) => HeadersOf(options.SpaceId, options.Api == MonimeApi.V1 ? options.Version : null, idempotencyKey: null);

    internal static KeyValuePair<string, string>[] HeadersOf(string spaceId, string? version, string? idempotencyKey)
    {
        // Made for every payout: sized once.
        var headers = new KeyValuePair<string, string>[2 + (version is null ? 0 : 1) + (idempotencyKey is null ? 0 : 1)];
        int count = 0;
        headers[count++] = new("Accept", "application/json");
        headers[count++] = new("Monime-Space-Id", spaceId);
        if (version is not null) headers[count++] = new("Monime-Version", version);
        if (idempotencyKey is not null) headers[count] = new("Idempotency-Key", idempotencyKey);
        return headers;
    }

    /// <summary>Reads one object, or returns <c>null</c> for a "not found" in Monime's own form.</summary>
    internal async Task<T?> ReadAsync<T>(string operation, string path, Func<JsonElement, ProviderAnswer, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        MonimeOptions current = options();
        ProviderAnswer answer = await http.SendAsync(ProviderCall.Get(operation, AddressOf(current, path), HeadersOf(current)), cancellationToken).ConfigureAwait(false);
        return Interpret(operation, answer, read);
    }

    /// <summary>Enumerates a list to its last cursor; the filters stay the same on every page.</summary>
    internal async IAsyncEnumerable<(JsonElement Entry, ProviderAnswer Answer)> ListAsync(
        string operation, string path, string query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MonimeOptions current = options();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        for (int page = 0; page < MostPages; page++)
        {
            string after = cursor is null ? "" : $"&after={Uri.EscapeDataString(cursor)}";
            ProviderAnswer answer = await http.SendAsync(
                ProviderCall.Get(operation, AddressOf(current, $"{path}?{query}{after}"), HeadersOf(current)), cancellationToken).ConfigureAwait(false);
            using JsonDocument? document = answer.IsSuccess && !answer.IsTruncated ? AnswerJson.TryParse(answer.Body) : null;
            if (document is null || AnswerJson.Flag(document.RootElement, "success") == false) throw Unusable(operation, answer);
            JsonElement root = document.RootElement;
            switch (AnswerJson.Property(root, "result"))
            {
                case { ValueKind: JsonValueKind.Array } result:
                    foreach (JsonElement entry in result.EnumerateArray()) yield return (entry, answer);
                    break;
                case { ValueKind: JsonValueKind.Null }:
                    break;
                default:
                    throw Unusable(operation, answer);
            }

            cursor = NextCursor(root) ?? throw Unusable(operation, answer);
            if (cursor.Length == 0) yield break;
            if (!seen.Add(cursor)) throw Unusable(operation, answer);
        }

        throw new PayoutProviderException($"{operation} at '{account}' did not end after {MostPages} pages.") { Provider = account };
    }

    internal async Task<PayoutReading?> UpdateAsync(string path, byte[] body, CancellationToken cancellationToken)
    {
        MonimeOptions current = options();
        const string operation = "Updating a payout's metadata";
        ProviderAnswer answer = await http.SendAsync(ProviderCall.Patch(operation, AddressOf(current, path), HeadersOf(current), body), cancellationToken).ConfigureAwait(false);
        return Interpret(operation, answer, MonimeResponses.ReadPayout);
    }

    /// <summary>How a cancellation was answered. A refusal is one in Monime's form; "not found" is none, for it may follow a cancellation that took effect.</summary>
    internal async Task<CancelOutcome> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        MonimeOptions current = options();
        const string operation = "Cancelling a payout";
        ProviderAnswer answer = await http.SendAsync(ProviderCall.Delete(operation, AddressOf(current, path), HeadersOf(current)), cancellationToken).ConfigureAwait(false);
        using JsonDocument? document = AnswerJson.TryParse(answer.Body);
        PayoutFailure? failure = document is null ? null : MonimeErrors.Read(document.RootElement);

        // A page that some proxy put in between is no acceptance: an empty body or Monime's envelope is.
        bool isAcceptance = answer is { Body.IsEmpty: true, IsTruncated: false } || document?.RootElement is { ValueKind: JsonValueKind.Object } root && AnswerJson.Flag(root, "success") != false;
        if (answer.IsSuccess && isAcceptance) return CancelOutcome.Accepted;
        if (answer.StatusCode is 400 or 409 or 422 && failure is not null) return CancelOutcome.Refused;
        return answer.StatusCode == 404 && failure is not null ? CancelOutcome.Unclear : throw MonimeErrors.Unusable(account, operation, answer, failure);
    }

    /// <summary>The next cursor, empty at the end, or <c>null</c> where it cannot be told: a list that is taken for ended too early would hide a payout.</summary>
    private static string? NextCursor(JsonElement root) => AnswerJson.Property(root, "pagination") switch
    {
        null or { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.Object } pagination => AnswerJson.Property(pagination, "next") switch
        {
            null or { ValueKind: JsonValueKind.Null } => "",
            _ => AnswerJson.Text(pagination, "next"),
        },
        _ => null,
    };

    private T? Interpret<T>(string operation, ProviderAnswer answer, Func<JsonElement, ProviderAnswer, T?> read)
        where T : class
    {
        using JsonDocument? document = answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);
        if (document is null) throw Unusable(operation, answer);
        PayoutFailure? failure = MonimeErrors.Read(document.RootElement);
        if (answer.StatusCode == 404 && failure is not null) return null;
        if (!answer.IsSuccess || failure is not null || MonimeResponses.Result(document.RootElement) is not { } result) throw MonimeErrors.Unusable(account, operation, answer, failure);
        return read(result, answer) ?? throw Unusable(operation, answer);
    }

    private PayoutProviderException Unusable(string operation, ProviderAnswer answer)
    {
        using JsonDocument? document = AnswerJson.TryParse(answer.Body);
        return MonimeErrors.Unusable(account, operation, answer, document is null ? null : MonimeErrors.Read(document.RootElement));
    }
}
