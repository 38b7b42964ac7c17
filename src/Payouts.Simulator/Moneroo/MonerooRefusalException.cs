namespace Payouts.Simulator.Moneroo;

/// <summary>An error answer on its way to the envelope.</summary>
internal sealed class MonerooRefusalException : Exception
{
    private MonerooRefusalException(int status, string message, IReadOnlyList<MonerooFieldError> fields)
        : base(message)
    {
        Status = status;
        Fields = fields;
    }

    public int Status { get; }

    /// <summary>The fields that are wrong; empty when it is not about fields.</summary>
    public IReadOnlyList<MonerooFieldError> Fields { get; }

    public static MonerooRefusalException BadRequest(string message) => new(400, message, []);

    public static MonerooRefusalException Unauthenticated() => new(401, "Unauthenticated", []);

    public static MonerooRefusalException NoSuchPayout() => new(404, "Payout transaction not found", []);

    public static MonerooRefusalException NoSuchPath() => new(404, "Not Found", []);

    public static MonerooRefusalException NotAcceptable() => new(406, "Not Acceptable", []);

    public static MonerooRefusalException InsufficientFunds() => new(422, "Insufficient funds", []);

    /// <summary>422 with the first field's text as the message, as integrators report it.</summary>
    public static MonerooRefusalException Invalid(IReadOnlyList<MonerooFieldError> fields) => new(422, fields[0].Message, fields);
}
