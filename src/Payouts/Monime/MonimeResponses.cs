using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Reads what Monime answers, of both generations, into the unified model. Never throws for what a body holds.</summary>
internal static class MonimeResponses
{
    internal const string RequestIdHeader = "Monime-Request-Id";

    internal static string? RequestId(ProviderAnswer answer) => answer.Header(RequestIdHeader);

    internal static CreateReading ReadCreate(ProviderAnswer answer) =>
        answer.IsSuccess && MonimeAccepted.TryRead(answer) is { } accepted ? CreateReading.Accepted(accepted) : ReadCreateDocument(answer);

    /// <summary>The same, by a document: every form of an answer.</summary>
    internal static CreateReading ReadCreateDocument(ProviderAnswer answer)
    {
        using JsonDocument? document = AnswerJson.TryParse(answer.Body);
        if (document is null) return CreateReading.Unrecognised();
        if (MonimeErrors.Read(document.RootElement) is { } failure)
        {
            // "In use" tells of an earlier request, whatever HTTP status it comes with. An error beside a 2xx is documented nowhere: it proves nothing.
            if (string.Equals(failure.Code, MonimeErrors.KeyInUse, StringComparison.Ordinal)) return CreateReading.AlreadyExists(failure);
            return answer.IsSuccess ? CreateReading.Unrecognised() : CreateReading.Rejected(failure);
        }

        return answer.IsSuccess && Result(document.RootElement) is { } result && ReadPayout(result, answer) is { } payout
            ? CreateReading.Accepted(payout)
            : CreateReading.Unrecognised();
    }

    /// <summary>The result object of an envelope; live answers of other resources nest a second one (observed).</summary>
    internal static JsonElement? Result(JsonElement root)
    {
        if (AnswerJson.Flag(root, "success") == false) return null;
        JsonElement? result = AnswerJson.Child(root, "result");
        for (int depth = 0; depth < 4 && result is { } outer && AnswerJson.Text(outer, "id") is null && AnswerJson.Child(outer, "result") is { } inner; depth++)
            result = inner;
        return result;
    }

    /// <summary>A payout object, or <c>null</c> for one without an id.</summary>
    internal static PayoutReading? ReadPayout(JsonElement payout, ProviderAnswer answer)
    {
        if (AnswerJson.Text(payout, "id") is not { Length: > 0 } id) return null;
        string? text = AnswerJson.Text(payout, "status");
        bool isKnown = MonimeStatuses.TryMap(text, out PayoutStatus status);
        string? requestId = RequestId(answer);
        return new PayoutReading
        {
            ProviderId = id,
            Status = status,
            ProviderStatus = text,
            IsStatusKnown = isKnown,
            Amount = MonimeJson.Amount(payout, "amount"),
            Handle = AnswerJson.Child(payout, "metadata") is { } metadata ? AnswerJson.Text(metadata, MonimeRequests.HandleKey) : null,
            Fees = ReadFees(payout),
            Failure = status == PayoutStatus.Failed ? ReadFailure(payout) : null,
            DelayReason = AnswerJson.Text(payout, "delayedReason"),
            CreatedAt = AnswerJson.Time(payout, "createTime"),
            RequestId = requestId,
            Raw = answer.ToRaw(requestId),
        };
    }

    // "fees" with "code" in the current generation, "charges" with "name" in the old one. Before processing both are null or
    // empty, which means not told, and is not the same as free. A list with an entry that cannot be read is not told either: its sum would be too small.
    private static List<PayoutFee>? ReadFees(JsonElement payout)
    {
        if ((List(payout, "fees") ?? List(payout, "charges")) is not { } entries || entries.GetArrayLength() == 0) return null;
        var fees = new List<PayoutFee>();
        foreach (JsonElement entry in entries.EnumerateArray())
        {
            if (MonimeJson.Amount(entry, "amount") is not { } amount) return null;
            fees.Add(new PayoutFee(AnswerJson.Text(entry, "code") ?? AnswerJson.Text(entry, "name") ?? "", amount));
        }

        return fees;

        static JsonElement? List(JsonElement payout, string name) =>
            AnswerJson.Property(payout, name) is { ValueKind: JsonValueKind.Array } list ? list : null;
    }

    private static PayoutFailure? ReadFailure(JsonElement payout)
    {
        if (AnswerJson.Child(payout, "failureDetail") is not { } detail) return null;
        string? code = AnswerJson.Text(detail, "code");
        return new PayoutFailure(MonimeErrors.CategoryOf(code), code, AnswerJson.Text(detail, "message") ?? AnswerJson.Text(detail, "explanation"));
    }
}
