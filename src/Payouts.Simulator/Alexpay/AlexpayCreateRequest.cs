namespace Payouts.Simulator.Alexpay;

/// <summary>A create body that has passed every rule; the amount is in whole major units.</summary>
internal sealed record AlexpayCreateRequest(long Amount, AlexpayCountry Country, AlexpayDestination Destination, string? Narration, Uri? WebhookUrl)
{
    // The ledger counts in minor units; above this a sum could leave its range.
    private const long MostAmount = 1_000_000_000_000;
    private const int SubscriberDigits = 9;

    /// <summary>Reads and checks the body of a create.</summary>
    /// <exception cref="AlexpayRefusalException">A rule is broken; names every field that does.</exception>
    public static AlexpayCreateRequest Parse(byte[] bytes, AlexpayDirectory directory)
    {
        AlexpayFields body = AlexpayFields.Parse(bytes);
        long? amount = ReadAmount(body);
        AlexpayCountry? country = ReadCountry(body, directory);
        AlexpayDestination? destination = ReadDestination(body, country, directory);
        string? narration = body.OptionalTextOrBlank("narration");
        Uri? webhook = ReadWebhook(body);
        body.End();
        return new AlexpayCreateRequest(amount!.Value, country!, destination!, narration, webhook);
    }

    private static long? ReadAmount(AlexpayFields body)
    {
        if (body.Number("amount") is not { } number)
            return null;
        if (number.TryGetInt64(out long amount) && amount is > 0 and <= MostAmount)
            return amount;
        body.Wrong("amount", "Amount must be a positive integer.");
        return null;
    }

    private static AlexpayCountry? ReadCountry(AlexpayFields body, AlexpayDirectory directory)
    {
        if (body.Text("countryId") is not { } id)
            return null;
        AlexpayCountry? country = directory.Country(id);
        if (country is null)
            body.Wrong("countryId", "The countryId field must be the id of a listed country.");
        return country;
    }

    private static AlexpayDestination? ReadDestination(AlexpayFields body, AlexpayCountry? country, AlexpayDirectory directory)
    {
        string? kind = body.Text("transfer_to");
        if (kind is "mobile_number")
            return ReadWallet(body, country);
        if (kind is "bank")
            return ReadBank(body, country, directory);
        if (kind is not null)
            body.Wrong("transfer_to", "The transfer_to field must be mobile_number or bank.");
        // Which of these may be there is not known, so none is called too many.
        body.Allow("momo_phone_number", "bank_id", "account_number");
        return null;
    }

    private static AlexpayDestination? ReadWallet(AlexpayFields body, AlexpayCountry? country)
    {
        // The documented trap: without a number the money goes to the merchant's own wallet.
        if (!body.Has("momo_phone_number"))
            return AlexpayDestination.Merchant;
        if (body.OptionalText("momo_phone_number") is not { } phone || country is null)
            return null;
        if (IsPhoneOf(country, phone))
            return AlexpayDestination.Wallet(phone);
        body.Wrong("momo_phone_number", $"The momo_phone_number field must be {country.DialCode} and {SubscriberDigits} digits, without a plus sign.");
        return null;
    }

    private static AlexpayDestination? ReadBank(AlexpayFields body, AlexpayCountry? country, AlexpayDirectory directory)
    {
        string? bank = body.Text("bank_id");
        string? account = body.Text("account_number");
        if (bank is null || account is null || country is null)
            return null;
        if (directory.BanksOf(country.Code).Any(listed => string.Equals(listed.Id, bank, StringComparison.Ordinal)))
            return AlexpayDestination.Bank(account);
        body.Wrong("bank_id", "The bank_id field must be the id of a bank of that country.");
        return null;
    }

    private static bool IsPhoneOf(AlexpayCountry country, string phone) =>
        phone.Length == country.DialCode.Length + SubscriberDigits
        && phone.All(char.IsAsciiDigit)
        && phone.StartsWith(country.DialCode, StringComparison.Ordinal)
        && phone[country.DialCode.Length] != '0';

    private static bool IsCallable(Uri url) =>
        string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
        || (string.Equals(url.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) && url.IsLoopback);

    private static Uri? ReadWebhook(AlexpayFields body)
    {
        if (body.OptionalText("webhook_url") is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && IsCallable(url))
            return url;
        body.Wrong("webhook_url", "The webhook_url field must be an https address.");
        return null;
    }
}
