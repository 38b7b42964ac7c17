using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>The fake provider's own API: paths, headers and bodies, as both of its ends write and read them.</summary>
internal static class FakeWire
{
    internal const string Payouts = "payouts";
    internal const string Balances = "balances";
    internal const string SecretHeader = "Fake-Key";
    internal const string Secret = "fake-secret-key";
    internal const string KeyHeader = "Idempotency-Key";
    internal const string HandleHeader = "Fake-Handle";
    internal const string NoSuchPayout = "no_such_payout";
    internal const string NoSuchPath = "no_such_path";
    internal const string TooLate = "too_late";

    internal static byte[] Write(JsonObject body)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer)) body.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    internal static byte[] Error(string code, string text) => Error(new PayoutFailure(PayoutFailureCategory.Unspecified, code, text));

    internal static byte[] Error(PayoutFailure failure) => Write(new JsonObject { ["error"] = Draw(failure) });

    internal static JsonObject List(JsonObject[] payouts) => new() { ["payouts"] = new JsonArray([.. payouts]) };

    internal static JsonObject Draw(FakePayout payout) => new()
    {
        ["id"] = payout.Id,
        ["status"] = payout.Status,
        ["amount"] = payout.Amount.TryGetMinorUnits(out long minor) ? minor : 0,
        ["currency"] = payout.Amount.Currency.Code,
        ["handle"] = payout.Create.Handle,
        ["failure"] = payout.Is(PayoutStatus.Failed) && payout.Failure is { } failure ? Draw(failure) : null,
    };

    internal static JsonObject Draw(IReadOnlyList<ProviderBalance> balances) => new()
    {
        ["balances"] = new JsonArray(
        [
            .. balances.Select(static balance => new JsonObject
            {
                ["id"] = balance.AccountId,
                ["currency"] = balance.Currency.Code,
                ["available"] = balance.Available is { } available && available.TryGetMinorUnits(out long minor) ? minor : null,
                ["name"] = balance.Name,
                ["reference"] = balance.Reference,
            }),
        ]),
    };

    /// <summary>The amount of a create's body.</summary>
    internal static Money ReadAmount(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        return ReadAmount(document.RootElement, "amount") ?? throw new InvalidOperationException("The create call names no amount.");
    }

    internal static Money? ReadAmount(JsonElement element, string name) =>
        AnswerJson.Whole(element, name) is { } minor && Currency.TryFromCode(AnswerJson.Text(element, "currency"), out Currency? currency)
            ? Money.OfMinor(minor, currency)
            : null;

    /// <summary>The failure under a name, or <c>null</c>.</summary>
    internal static PayoutFailure? ReadFailure(JsonElement element, string name)
    {
        if (AnswerJson.Child(element, name) is not { } failure || AnswerJson.Text(failure, "code") is not { Length: > 0 } code) return null;
        PayoutFailureCategory category = Enum.TryParse(AnswerJson.Text(failure, "category"), out PayoutFailureCategory known) && Enum.IsDefined(known) ? known : PayoutFailureCategory.Unspecified;
        return new PayoutFailure(category, code, AnswerJson.Text(failure, "text"));
    }

    private static JsonObject Draw(PayoutFailure failure) => new() { ["category"] = $"{failure.Category}", ["code"] = failure.Code, ["text"] = failure.Message };
}
