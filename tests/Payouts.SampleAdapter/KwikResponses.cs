using System.Text.Json;
using Payouts;
using Payouts.Providers;

namespace Kwik;

/// <summary>Reads what Kwik answers into the unified model; never throws for what a body holds.</summary>
internal static class KwikResponses
{
    internal const string RequestIdHeader = "Kwik-Request-Id";

    internal static CreateReading ReadCreate(ProviderAnswer answer)
    {
        using JsonDocument? document = AnswerJson.TryParse(answer.Body);
        if (document is null) return CreateReading.Unrecognised();
        if (answer.StatusCode == 422 && KwikErrors.Read(document.RootElement, "error") is { } refusal) return CreateReading.Rejected(refusal);
        return answer.StatusCode == 201 && AnswerJson.Child(document.RootElement, "transfer") is { } transfer && ReadTransfer(transfer, answer) is { } payout
            ? CreateReading.Accepted(payout)
            : CreateReading.Unrecognised();
    }

    /// <summary>A transfer, or <c>null</c> for one without an id.</summary>
    internal static PayoutReading? ReadTransfer(JsonElement transfer, ProviderAnswer answer)
    {
        if (AnswerJson.Text(transfer, "id") is not { Length: > 0 } id) return null;
        string? state = AnswerJson.Text(transfer, "state");
        bool isKnown = KwikStatuses.TryMap(state, out PayoutStatus status);
        string? requestId = answer.Header(RequestIdHeader);
        return new PayoutReading
        {
            ProviderId = id,
            Status = status,
            ProviderStatus = state,
            IsStatusKnown = isKnown,
            Amount = ReadAmount(transfer),
            Handle = AnswerJson.Text(transfer, "tag"),
            Failure = status == PayoutStatus.Failed ? KwikErrors.Read(transfer, "reason") : null,
            RequestId = requestId,
            Raw = answer.ToRaw(requestId),
        };
    }

    private static Money? ReadAmount(JsonElement transfer) =>
        AnswerJson.Number(transfer, "amount") is { } amount && Currency.TryFromCode(AnswerJson.Text(transfer, "currency"), out Currency? currency)
            ? Money.Of(amount, currency)
            : null;
}
