using System.Globalization;
using System.Text;

namespace Payouts.Validation;

/// <summary>The rules every request keeps, whatever the provider.</summary>
internal static class RequestRules
{
    internal const int ReferenceLength = 200;
    internal const int DescriptionLength = 500;
    internal const string ReservedKeyPrefix = "payouts_";

    // Without ICU the runtime calls every text normalised; then the sign of a text that is not, a combining mark, is refused instead.
    private static readonly bool CanNormalize = !"e\u0301".IsNormalized(NormalizationForm.FormC);

    internal static void Check(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
        CheckReference(nameof(request.Reference), request.Reference, problems);
        if (request.Replaces is not null) CheckReference(nameof(request.Replaces), request.Replaces, problems);
        if (request.Amount.Amount <= 0)
            problems.Add(new("Amount", "An amount is more than zero.", "Give the amount to pay in major units: Money.Of(10.50m, Currency.SLE)."));
        if (request.Destination is null)
            problems.Add(new("Destination", "A destination is required.", "Make one with PayoutDestination.MobileMoney, BankAccount or ProviderWallet."));
        else
            CheckDestination(request.Destination, problems);
        if (request.Beneficiary is { } beneficiary) CheckBeneficiary(beneficiary, problems);
        CheckText("Description", request.Description, DescriptionLength, problems);
        CheckText("SourceAccount", request.SourceAccount, 100, problems);
        if (request.Metadata is { } metadata) CheckMetadata(metadata, problems);
    }

    internal static bool IsReference(string? reference)
    {
        var problems = new List<PayoutProblem>();
        CheckReference("Reference", reference, problems);
        return problems.Count == 0;
    }

    internal static bool IsPhoneNumber(string? text) =>
        text is { Length: >= 9 and <= 16 } && text[0] == '+' && text[1] is >= '1' and <= '9' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    internal static void CheckMetadata(IReadOnlyDictionary<string, string> metadata, ICollection<PayoutProblem> problems)
    {
        foreach ((string key, string value) in metadata)
        {
            if (string.IsNullOrWhiteSpace(key) || HasControl(key) || !IsWellFormed(key))
                problems.Add(new("Metadata", "A key is valid Unicode, not blank, and has no control characters.", "Name every entry."));
            else if (key.StartsWith(ReservedKeyPrefix, StringComparison.OrdinalIgnoreCase))
                problems.Add(new($"Metadata.{key}", $"Keys that start with '{ReservedKeyPrefix}' are reserved.", "Choose another key."));
            if (string.IsNullOrEmpty(value))
                problems.Add(new($"Metadata.{key}", "A value is not empty.", "Leave the entry out instead."));
            else if (!IsWellFormed(value))
                problems.Add(new($"Metadata.{key}", "A value is valid Unicode: this one holds half of a surrogate pair.", "Cut texts between characters, not inside one."));
        }
    }

    private static void CheckReference(string path, string? reference, ICollection<PayoutProblem> problems)
    {
        const string next = "Use your own record's id, made before the first call and kept with it.";
        if (string.IsNullOrEmpty(reference))
            problems.Add(new(path, "A reference is required.", next));
        else if (reference.Length > ReferenceLength)
            problems.Add(new(path, $"A reference has at most {ReferenceLength} characters; this one has {reference.Length}.", next));
        else if (!IsWellFormed(reference))
            problems.Add(new(path, "A reference is valid Unicode: this one holds half of a surrogate pair, or U+FFFE.", next));
        else if (HasControl(reference))
            problems.Add(new(path, "A reference has no control characters.", next));
        else if (char.IsWhiteSpace(reference[0]) || char.IsWhiteSpace(reference[^1]))
            problems.Add(new(path, "A reference has no blank at either end.", "Trim it where it is made, so that every caller uses the same text."));
        else if (!IsNormalized(reference))
            problems.Add(new(path, "A reference is in Unicode normalisation form C.", "Normalise it where it is made: reference.Normalize()."));
    }

    private static void CheckDestination(PayoutDestination destination, ICollection<PayoutProblem> problems)
    {
        CheckCountry("Destination.Country", destination.Country, problems);
        switch (destination)
        {
            case MobileMoneyDestination mobile when !IsPhoneNumber(mobile.PhoneNumber):
                problems.Add(new(
                    "Destination.PhoneNumber",
                    $"A phone number is in E.164: '+', country code and number, 8 to 15 digits and nothing else; this one has {mobile.PhoneNumber?.Length ?? 0} characters.",
                    "Write it as +23278000000; no zero is added or taken away here."));
                break;
            case BankAccountDestination bank:
                CheckCode("Destination.BankCode", bank.BankCode, "the provider's code of the bank, from its bank directory", problems);
                CheckCode("Destination.AccountNumber", bank.AccountNumber, "the account number", problems);
                break;
            case ProviderWalletDestination wallet:
                CheckCode("Destination.WalletCode", wallet.WalletCode, "the provider's code of the wallet", problems);
                CheckCode("Destination.WalletId", wallet.WalletId, "the wallet's id", problems);
                break;
        }
    }

    private static void CheckCountry(string path, string? country, ICollection<PayoutProblem> problems)
    {
        if (country is not null && !(country.Length == 2 && char.IsAsciiLetterUpper(country[0]) && char.IsAsciiLetterUpper(country[1])))
            problems.Add(new(path, "A country is two upper-case letters of ISO 3166-1.", "Write SL, GH or BJ."));
    }

    private static void CheckBeneficiary(Beneficiary beneficiary, ICollection<PayoutProblem> problems)
    {
        CheckText("Beneficiary.FirstName", beneficiary.FirstName, 100, problems);
        CheckText("Beneficiary.LastName", beneficiary.LastName, 100, problems);
        CheckText("Beneficiary.Address", beneficiary.Address, 200, problems);
        CheckText("Beneficiary.City", beneficiary.City, 100, problems);
        CheckText("Beneficiary.State", beneficiary.State, 100, problems);
        CheckText("Beneficiary.PostalCode", beneficiary.PostalCode, 100, problems);
        CheckCountry("Beneficiary.Country", beneficiary.Country, problems);
        if (beneficiary.Email is { } email && !IsEmail(email))
            problems.Add(new("Beneficiary.Email", "An e-mail address has one '@' between two parts and no blanks.", "Correct it, or leave it out where the provider does not require one."));
        if (beneficiary.PhoneNumber is { } phone && !IsPhoneNumber(phone))
            problems.Add(new("Beneficiary.PhoneNumber", "A phone number is in E.164.", "Write it as +23278000000, or leave it out."));
    }

    private static void CheckCode(string path, string? text, string what, ICollection<PayoutProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            problems.Add(new(path, "A value is required.", $"Give {what}."));
        else if (HasControl(text) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || !IsWellFormed(text))
            problems.Add(new(path, "A value has no control characters and no blank at either end.", $"Give {what} as it is."));
    }

    private static void CheckText(string path, string? text, int longest, ICollection<PayoutProblem> problems)
    {
        if (text is null) return;
        if (string.IsNullOrWhiteSpace(text))
            problems.Add(new(path, "A text that is given is not blank.", "Leave it out instead."));
        else if (text.Length > longest)
            problems.Add(new(path, $"It has at most {longest} characters; this one has {text.Length}.", "Shorten it."));
        else if (HasControl(text) || !IsWellFormed(text))
            problems.Add(new(path, "It is valid Unicode without control characters.", "Remove them."));
    }

    private static bool IsEmail(string email)
    {
        int at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1 && !email.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c));
    }

    private static bool HasControl(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c)) return true;
        }

        return false;
    }

    // U+FFFE is a byte order mark read the wrong way round; the runtime throws when it is asked whether such a text is normalised.
    private static bool IsWellFormed(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == '\uFFFE') return false;
            if (!char.IsSurrogate(text[index])) continue;
            if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])) return false;
            index++;
        }

        return true;
    }

    private static bool IsNormalized(string text) => CanNormalize
        ? text.IsNormalized(NormalizationForm.FormC)
        : Ascii.IsValid(text) || !text.Any(static c => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);
}
