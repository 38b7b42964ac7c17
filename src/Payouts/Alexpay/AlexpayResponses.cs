using System.Buffers;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Reads what Alexpay answers about a payout into the unified model. Never throws for what a body holds.</summary>
internal static class AlexpayResponses
{
    internal const string NotDisbursed = "Alexpay reports a success, and not that the money was disbursed.";

    // "payout": the check page's sample; "pay_out": the platform's newer pages.
    private static readonly string[] PayoutTypes = ["payout", "pay_out", "pay-out"];

    // What the list also shows, by the platform's pages.
    private static readonly string[] OtherTypes = ["collection", "payment", "payin", "pay_in", "pay-in", "refund"];

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    internal static CreateReading ReadCreate(ProviderAnswer answer)
    {
        using JsonDocument? document = answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);
        if (document is null) return CreateReading.Unrecognised();
        JsonElement root = document.RootElement;
        if (AlexpayErrors.ReadRefusal(answer, root) is { } failure) return CreateReading.Rejected(failure);
        return AlexpayEnvelope.IsSuccess(answer, root)
            && AnswerJson.Child(root, "data") is { } data
            && !IsOtherType(data)
            && ReadPayout(data, answer) is { } payout
                ? CreateReading.Accepted(payout)
                : CreateReading.Unrecognised();
    }

    /// <summary>A transaction as a payout, or <c>null</c> for one without any id.</summary>
    internal static PayoutReading? ReadPayout(JsonElement data, ProviderAnswer answer)
    {
        if (IdOf(data) is not { } id) return null;
        string? text = AnswerJson.Text(data, "status");
        bool isKnown = AlexpayStatuses.TryMap(text, out PayoutStatus status);
        bool isHeldBack = status == PayoutStatus.Succeeded && !IsDisbursedOrNotTold(data);
        if (isHeldBack) status = PayoutStatus.Pending;
        Currency.TryFromCode(AnswerJson.Text(data, "currency"), out Currency? currency);
        return new PayoutReading
        {
            ProviderId = id,
            ProviderReference = ReferenceBeside(data, id),
            Status = status,
            ProviderStatus = text,
            IsStatusKnown = isKnown,
            Amount = currency is not null && AnswerJson.Number(data, "amount") is { } amount ? Money.Of(amount, currency) : null,
            Handle = HandleIn(AnswerJson.Text(data, "narration")),
            Environment = AlexpayEnvelope.Environment(data),
            Fees = currency is not null && AnswerJson.Number(data, "charge") is { } charge ? [new PayoutFee("charge", Money.Of(charge, currency))] : null,
            Failure = status == PayoutStatus.Failed ? AlexpayErrors.ReadReason(AnswerJson.Text(data, "failure_reason")) : null,
            DelayReason = isHeldBack ? NotDisbursed : null,
            CreatedAt = AnswerJson.Time(data, "created_at"),
            Raw = answer.ToRaw(requestId: null),
        };
    }

    /// <summary>An entry of the list, with both of its names: <c>id</c> first, for the reference goes beside it and either finds it again.</summary>
    internal static PayoutReading? ReadListed(JsonElement entry, ProviderAnswer answer)
    {
        if (ReadPayout(entry, answer) is not { } reading) return null;
        string id = Id(entry, "payout_id") ?? Id(entry, "id") ?? reading.ProviderId;
        return reading with { ProviderId = id, ProviderReference = ReferenceBeside(entry, id) };
    }

    /// <summary>The id a payout goes by: <c>payout_id</c> (prose), <c>reference</c> (samples) or <c>id</c> (status object), the first that is there.</summary>
    internal static string? IdOf(JsonElement data) => Id(data, "payout_id") ?? Id(data, "reference") ?? Id(data, "id");

    /// <summary>Every name a body gives its transaction.</summary>
    internal static IEnumerable<string> Names(JsonElement data) => new[] { Id(data, "payout_id"), Id(data, "reference"), Id(data, "id") }.OfType<string>();

    /// <summary>The body's reference, where it is another name than the id.</summary>
    internal static string? ReferenceBeside(JsonElement data, string id) =>
        Id(data, "reference") is { } reference && !string.Equals(reference, id, StringComparison.Ordinal) ? reference : null;

    /// <summary>Whether a transaction says that it is something else than a payout: a collection or a refund.</summary>
    internal static bool IsOtherType(JsonElement data) =>
        AnswerJson.Property(data, "type") is { ValueKind: not JsonValueKind.Null } type
        && !PayoutTypes.Contains(AnswerJson.Text(type), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a transaction is one of the kinds that are known to be no payouts; one of a kind that nobody has seen might be one.</summary>
    internal static bool IsKnownOtherType(JsonElement data) => OtherTypes.Contains(AnswerJson.Text(data, "type"), StringComparer.OrdinalIgnoreCase);

    /// <summary>The handle at the end of a narration, as <see cref="AlexpayRequests.Narration"/> writes it, or <c>null</c>.</summary>
    internal static string? HandleIn(string? narration)
    {
        if (narration is null) return null;
        int mark = narration.LastIndexOf('#');
        ReadOnlySpan<char> token = narration.AsSpan(mark + 1);
        return mark >= 0 && token.Length == AlexpayRequests.TokenLength && token.IndexOfAnyExcept(LowerHex) < 0 ? token.ToString() : null;
    }

    /// <summary>Whether a narration that may hold a handle can be read: it is a text, or there is none.</summary>
    internal static bool IsNarrationReadable(JsonElement data) =>
        AnswerJson.Property(data, "narration") is not { ValueKind: not JsonValueKind.Null } narration || AnswerJson.Text(narration) is not null;

    // A text in the samples, a boolean in newer pages. Left out, nothing is said against the status; anything but a "true" is something against it.
    private static bool IsDisbursedOrNotTold(JsonElement data) =>
        AnswerJson.Property(data, "is_disbursed") is null || AlexpayEnvelope.Truth(data, "is_disbursed") == true;

    private static string? Id(JsonElement data, string name) => AnswerJson.Text(data, name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
