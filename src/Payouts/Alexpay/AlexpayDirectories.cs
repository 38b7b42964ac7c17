using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Reads the objects of Alexpay's directories and wallets; <c>null</c> where a body tells none.</summary>
internal static class AlexpayDirectories
{
    /// <summary>The countries of the directory: <c>id</c>, <c>country_code</c>, <c>currency_code</c>.</summary>
    internal static AlexpayCountries? ReadCountries(JsonElement root) =>
        List(root) is { } list && list.EnumerateArray().Select(ReadCountry).OfType<AlexpayCountry>().ToArray() is { Length: > 0 } countries ? new AlexpayCountries(countries) : null;

    /// <summary>The countries of the wallets, which name the same ids.</summary>
    internal static AlexpayCountries? ReadCountriesOfWallets(JsonElement root, string? environment)
    {
        if (List(root) is not { } list) return null;
        AlexpayCountry[] countries =
        [
            .. list.EnumerateArray().Where(wallet => IsOf(wallet, environment))
                .Select(static wallet => AnswerJson.Child(wallet, "country") is { } country ? ReadCountry(country) : null)
                .OfType<AlexpayCountry>(),
        ];
        return countries.Length == 0 ? null : new AlexpayCountries(countries);
    }

    /// <summary>The banks. Their form is not documented: a list of objects with id, name and, if it has one, a code.</summary>
    internal static AlexpayBanks? ReadBanks(JsonElement root) =>
        List(root) is { } list ? new AlexpayBanks([.. list.EnumerateArray().Select(ReadBank).OfType<AlexpayBank>()]) : null;

    /// <summary>The wallets of an environment, or all of them where it is not known: one for each country.</summary>
    internal static IReadOnlyList<ProviderBalance>? ReadBalances(JsonElement root, string? environment) =>
        List(root) is { } list ? [.. list.EnumerateArray().Where(wallet => IsOf(wallet, environment)).Select(ReadBalance).OfType<ProviderBalance>()] : null;

    /// <summary>The new secret.</summary>
    internal static string? ReadWebhookSecret(JsonElement root) =>
        AnswerJson.Child(root, "data") is { } data && AnswerJson.Text(data, "webhook_secret") is { Length: > 0 } secret ? secret : null;

    private static AlexpayCountry? ReadCountry(JsonElement entry) =>
        AlexpayEnvelope.Word(entry, "id") is { } id && AlexpayEnvelope.Word(entry, "country_code") is { } code
            ? new AlexpayCountry(id, code, AlexpayEnvelope.Word(entry, "currency_code"))
            : null;

    private static AlexpayBank? ReadBank(JsonElement entry) => AlexpayEnvelope.Word(entry, "id") is { } id
        ? new AlexpayBank(id, AlexpayEnvelope.Word(entry, "name") ?? id, AlexpayEnvelope.Word(entry, "code"))
        : null;

    private static ProviderBalance? ReadBalance(JsonElement wallet)
    {
        if (AlexpayEnvelope.Word(wallet, "id") is not { } id || AnswerJson.Child(wallet, "country") is not { } country) return null;
        if (!Currency.TryFromCode(AnswerJson.Text(country, "currency_code"), out Currency? currency)) return null;
        Money? available = AnswerJson.Number(wallet, "balance") is { } balance ? Money.Of(balance, currency) : null;
        return new ProviderBalance(id, currency, available, AnswerJson.Text(country, "name"));
    }

    private static bool IsOf(JsonElement wallet, string? environment) =>
        environment is null || AlexpayEnvelope.Word(wallet, "environment") is not { } told || string.Equals(told, environment, StringComparison.OrdinalIgnoreCase);

    private static JsonElement? List(JsonElement root) => AnswerJson.Items(root, "data");
}
