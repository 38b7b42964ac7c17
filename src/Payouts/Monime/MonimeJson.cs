using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Reads the values that Monime writes in its own form.</summary>
internal static class MonimeJson
{
    /// <summary>An amount of minor units, or <c>null</c> where currency or number cannot be read.</summary>
    internal static Money? Amount(JsonElement element, string name) =>
        AnswerJson.Child(element, name) is { } amount
        && Currency.TryFromCode(AnswerJson.Text(amount, "currency"), out Currency? currency)
        && currency.MinorUnits is not null
        && AnswerJson.Whole(amount, "value") is { } minorUnits
            ? Money.OfMinor(minorUnits, currency)
            : null;
}
