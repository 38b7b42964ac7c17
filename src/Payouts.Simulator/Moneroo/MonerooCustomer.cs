using System.Text.RegularExpressions;

namespace Payouts.Simulator.Moneroo;

/// <summary>The payee as sent; lengths are those of the official SDK's earlier rules.</summary>
internal sealed partial record MonerooCustomer
{
    public required string Email { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public string? Phone { get; init; }

    public string? Address { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Country { get; init; }

    public string? Zip { get; init; }

    public static MonerooCustomer? Read(MonerooFields body)
    {
        if (body.Object("customer") is not { } fields)
            return null;
        MonerooCustomer customer = new()
        {
            Email = ReadEmail(fields),
            FirstName = fields.Text("first_name", 100),
            LastName = fields.Text("last_name", 100),
            Phone = fields.Has("phone") ? fields.Digits("phone") : null,
            Address = fields.OptionalText("address", 200),
            City = fields.OptionalText("city", 100),
            State = fields.OptionalText("state", 100),
            Country = ReadCountry(fields),
            Zip = fields.OptionalText("zip", 100),
        };
        fields.End();
        return customer;
    }

    private static string ReadEmail(MonerooFields fields)
    {
        string email = fields.Text("email");
        return email.Length == 0 || EmailPattern().IsMatch(email) ? email : fields.Refuse("email", "must be a valid email address.");
    }

    private static string? ReadCountry(MonerooFields fields)
    {
        string? country = fields.OptionalText("country", 10);
        return country is not { Length: > 0 } || (country.Length == 2 && country.All(char.IsAsciiLetterUpper))
            ? country
            : fields.Refuse("country", "must be an ISO 3166-1 alpha-2 code.");
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmailPattern();
}
