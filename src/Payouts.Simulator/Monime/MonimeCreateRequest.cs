using System.Text.RegularExpressions;

namespace Payouts.Simulator.Monime;

/// <summary>A create body that has passed every rule of its generation.</summary>
internal sealed partial record MonimeCreateRequest(
    long AmountMinor, string Currency, string? SourceAccountId, MonimeDestination Destination, IReadOnlyDictionary<string, string>? Metadata)
{
    private static readonly string[] Currencies = ["SLE", "USD"];

    /// <summary>Reads and checks the body of a create.</summary>
    /// <exception cref="MonimeRefusalException">400, with the field.</exception>
    public static MonimeCreateRequest Parse(byte[] bytes, MonimeGeneration generation)
    {
        MonimeFields body = MonimeFields.Parse(bytes, generation.ClosedObjects);
        (long value, string currency) = ReadAmount(body.Object("amount"));
        string? source = ReadSource(body, generation);
        MonimeFields destination = body.Object("destination");
        MonimeCreateRequest request = new(
            value,
            currency,
            source,
            generation.IsCaph ? ReadTyped(destination) : ReadCoded(destination),
            MonimeMetadata.Read(body, generation));
        body.End();
        return request;
    }

    private static (long Value, string Currency) ReadAmount(MonimeFields amount)
    {
        string currency = amount.Text("currency");
        if (!Currencies.Contains(currency, StringComparer.Ordinal))
            throw amount.Wrong("currency", $"must be one of: {string.Join(", ", Currencies)}");
        long value = amount.Integer("value");
        if (value <= 0)
            throw amount.Wrong("value", "must be more than 0 minor units");
        amount.End();
        return (value, currency);
    }

    private static string? ReadSource(MonimeFields body, MonimeGeneration generation)
    {
        if (body.OptionalObject("source", nullable: generation.IsCaph) is not { } source)
            return null;
        string? account = generation.IsCaph ? source.Text("financialAccountId") : source.OptionalText("financialAccountId");
        source.End();
        return account;
    }

    private static MonimeDestination ReadTyped(MonimeFields destination)
    {
        string type = destination.Text("type");
        if (!MonimeDirectory.PayoutProviders.TryGetValue(type, out string[]? providers))
            throw destination.Wrong("type", $"must be one of: {string.Join(", ", MonimeDirectory.PayoutProviders.Keys)}");
        string provider = destination.Text("providerId");
        if (!providers.Contains(provider, StringComparer.Ordinal))
            throw destination.Wrong("providerId", $"must be one of: {string.Join(", ", providers)}");
        string field = MonimeDestination.AccountFieldOf(type);
        string account = destination.Text(field);
        CheckPhone(destination, type, field, account);
        destination.End();
        return new MonimeDestination(type, provider, account);
    }

    private static MonimeDestination ReadCoded(MonimeFields destination)
    {
        string provider = destination.Text("providerCode");
        string type = MonimeDirectory.TypeOfCode(provider);
        string account = destination.Text("accountId");
        CheckPhone(destination, type, "accountId", account);
        return new MonimeDestination(type, provider, account);
    }

    private static void CheckPhone(MonimeFields destination, string type, string field, string account)
    {
        if (string.Equals(type, "momo", StringComparison.Ordinal) && !SierraLeonePhone().IsMatch(account))
            throw destination.Wrong(field, "must be +232 and 8 digits");
    }

    [GeneratedRegex(@"^\+232[0-9]{8}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SierraLeonePhone();
}
