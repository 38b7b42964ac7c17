using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>A create body that has passed every rule; the amount is in major units.</summary>
internal sealed record MonerooCreateRequest(
    long Amount, string Description, MonerooMethod Method, MonerooCustomer Customer, string Account, JsonObject Metadata)
{
    // The simulator's own limit, far above any payout and below what a 64-bit minor amount holds.
    private const long MaxAmount = 1_000_000_000_000;

    /// <summary>Reads and checks the body of a create.</summary>
    /// <exception cref="MonerooRefusalException">400: not a JSON object. 422: every field that is wrong.</exception>
    public static MonerooCreateRequest Parse(byte[] bytes)
    {
        MonerooErrors errors = new();
        MonerooFields body = MonerooFields.Parse(bytes, errors);
        long amount = body.PositiveInteger("amount", MaxAmount);
        MonerooMethod? method = ReadMethod(body);
        CheckCurrency(body, method);
        string description = body.Text("description", 155);
        MonerooCustomer? customer = MonerooCustomer.Read(body);
        string account = ReadAccount(body, method);
        JsonObject metadata = MonerooMetadata.Read(body);
        body.End();
        errors.ThrowIfAny();
        return new MonerooCreateRequest(amount, description, method!, customer!, account, metadata);
    }

    private static MonerooMethod? ReadMethod(MonerooFields body)
    {
        string code = body.Text("method");
        MonerooMethod? method = MonerooMethods.Find(code);
        if (code.Length > 0 && method is null)
            body.RefuseAs("method", "The selected method is invalid.");
        return method;
    }

    private static void CheckCurrency(MonerooFields body, MonerooMethod? method)
    {
        string currency = body.Text("currency");
        if (currency.Length == 0)
            return;
        if (MonerooCurrencies.Find(currency) is null)
            body.RefuseAs("currency", "The selected currency is invalid.");
        else if (method is not null && !string.Equals(currency, method.Currency, StringComparison.Ordinal))
            body.Refuse("currency", $"must be {method.Currency} for {method.Code}.");
    }

    private static string ReadAccount(MonerooFields body, MonerooMethod? method)
    {
        if (body.Object("recipient") is not { } recipient || method is null)
            return "";
        string account = recipient.Digits(method.RecipientField);
        if (account.Length > 0 && !method.IsDemo && !account.StartsWith(method.DialCode, StringComparison.Ordinal))
            recipient.RefuseAs(method.RecipientField, $"{method.RecipientField} must start with {method.DialCode}");
        recipient.End();
        return account;
    }
}
