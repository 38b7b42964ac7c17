namespace Payouts;

/// <summary>The person who is paid; some providers require a name and an e-mail address, others take none.</summary>
public sealed class Beneficiary
{
    /// <summary>Given name. Private: never logged.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name. Private: never logged.</summary>
    public string? LastName { get; init; }

    /// <summary>E-mail address. Private: never logged.</summary>
    public string? Email { get; init; }

    /// <summary>A phone number to reach the person, in E.164; not where the money goes. Private: never logged.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Street address. Private: never logged.</summary>
    public string? Address { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State or region.</summary>
    public string? State { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Country of residence as ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Says nothing about the person.</summary>
    public override string ToString() => "Beneficiary (private)";
}
