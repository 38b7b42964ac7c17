using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>The list of methods that Moneroo serves, and what it says about a payout that is to be made.</summary>
internal sealed class MonerooMethodList
{
    private readonly Dictionary<string, MonerooLiveMethod> _byCode;
    private readonly bool _isWhole;

    private MonerooMethodList(Dictionary<string, MonerooLiveMethod> byCode, bool isWhole)
    {
        _byCode = byCode;
        _isWhole = isWhole;
    }

    internal IEnumerable<MonerooLiveMethod> All => _byCode.Values;

    /// <summary>Reads an answer, or returns <c>null</c> for one that holds no list.</summary>
    internal static MonerooMethodList? Read(ProviderAnswer answer)
    {
        using JsonDocument? document = !answer.IsSuccess || answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);
        if (document is null || AnswerJson.Items(document.RootElement, "data") is not { } entries) return null;
        var byCode = new Dictionary<string, MonerooLiveMethod>(StringComparer.Ordinal);
        bool isWhole = !TellsOfMore(document.RootElement, entries.GetArrayLength());
        foreach (JsonElement entry in entries.EnumerateArray())
        {
            if (ReadMethod(entry) is { } method) byCode.TryAdd(method.Code, method);
            else isWhole = false;
        }

        // An empty list has been seen at a wrong address: it proves nothing.
        return new MonerooMethodList(byCode, isWhole && byCode.Count > 0);
    }

    internal MonerooLiveMethod? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Adds a problem where the list says that the payout cannot be made this way.</summary>
    internal void Check(PayoutRequest request, MonerooTarget target, ICollection<PayoutProblem> problems)
    {
        if (Find(target.Code) is not { } live)
        {
            if (target.Method is null && _isWhole) problems.Add(NotListed(request.Destination, target));
        }
        else if (!live.IsEnabled)
        {
            problems.Add(new PayoutProblem(target.Path, "Moneroo's list of methods shows this one as switched off.", "Choose another network, or try again once the list shows it as enabled."));
        }
        else if (target.Country is { } country && live.Countries.Count > 0 && !live.Countries.Contains(country, StringComparer.Ordinal))
        {
            problems.Add(new PayoutProblem(target.Path, $"By Moneroo's list this method pays to {string.Join(", ", live.Countries)}, and the destination is in {country}.", "Choose a method of the destination's country."));
        }
        else if (live.Currency is { } currency && currency != request.Amount.Currency)
        {
            problems.Add(new PayoutProblem("Amount.Currency", $"By Moneroo's list this method pays {currency.Code} only.", $"Give the amount in {currency.Code}, or choose another method."));
        }
    }

    private PayoutProblem NotListed(PayoutDestination destination, MonerooTarget target)
    {
        IEnumerable<string> listed = All
            .Where(method => method.Channel == destination.Channel && (target.Country is null || method.Countries.Contains(target.Country, StringComparer.Ordinal)))
            .Select(static method => method.Code);
        IEnumerable<string> documented = MonerooMethods.All
            .Where(method => method.Channel == destination.Channel && (target.Country is null || string.Equals(method.Country, target.Country, StringComparison.Ordinal)))
            .Select(static method => method.Code);
        return new PayoutProblem(
            target.Path,
            "Moneroo has no payout method of this code.",
            $"Use one of: {string.Join(", ", listed.Union(documented, StringComparer.Ordinal).Order(StringComparer.Ordinal))}.");
    }

    private static MonerooLiveMethod? ReadMethod(JsonElement entry)
    {
        if (AnswerJson.Text(entry, "short_code") is not { Length: > 0 and <= 64 } code || code.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0) return null;
        MonerooMethod? documented = MonerooMethods.Find(code);
        string?[] fields = Texts(entry, "fields", "name");
        PayoutChannel channel = fields.Contains(MonerooMethod.AccountNumber, StringComparer.Ordinal) ? PayoutChannel.ProviderWallet
            : fields.Contains(MonerooMethod.Msisdn, StringComparer.Ordinal) ? PayoutChannel.MobileMoney
            : documented?.Channel ?? PayoutChannel.MobileMoney;
        Currency? currency = null;
        if (AnswerJson.Child(entry, "currency") is { } told) Currency.TryFromCode(AnswerJson.Text(told, "code"), out currency);
        string[] countries = CountriesOf(entry);
        if (countries.Length == 0 && documented is not null) countries = [documented.Country];
        return new MonerooLiveMethod(code, AnswerJson.Text(entry, "name") ?? code, channel, currency, countries, IsEnabled: AnswerJson.Flag(entry, "is_enabled") != false);
    }

    // A list with a country that cannot be read does not tell where a method does not pay.
    private static string[] CountriesOf(JsonElement entry)
    {
        string?[] told = Texts(entry, "countries", "code");
        return told.All(static code => code is { Length: 2 } && code.All(char.IsAsciiLetterUpper)) ? [.. told.OfType<string>()] : [];
    }

    // How a list is cut into pages is not documented: whatever does not plainly say that this is all of it tells of more.
    private static bool TellsOfMore(JsonElement root, int entries)
    {
        if (AnswerJson.Property(root, "pagination") is not { ValueKind: not JsonValueKind.Null } pagination) return false;
        long? lastPage = AnswerJson.Whole(pagination, "last_page");
        long? total = AnswerJson.Whole(pagination, "total");
        return (lastPage is null && total is null) || lastPage > 1 || total > entries;
    }

    private static string?[] Texts(JsonElement entry, string list, string name) =>
        AnswerJson.Items(entry, list) is { } items ? [.. items.EnumerateArray().Select(item => AnswerJson.Text(item, name))] : [];
}
