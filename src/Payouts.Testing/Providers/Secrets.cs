namespace Payouts.Testing;

/// <summary>The private values of a request, in every form that could show, each with what it is.</summary>
internal static class Secrets
{
    // Shorter ones are found in any text.
    private const int Shortest = 5;

    internal static IEnumerable<(string What, string Value)> Of(PayoutRequest request)
    {
        Beneficiary? person = request.Beneficiary;
        (string What, string? Value)[] all =
        [
            ("the destination's number", Neighbours.NumberOf(request.Destination)),
            ("the destination's number without its '+'", Neighbours.NumberOf(request.Destination)?.TrimStart('+')),
            ("the beneficiary's first name", person?.FirstName),
            ("the beneficiary's last name", person?.LastName),
            ("the beneficiary's e-mail address", person?.Email),
            ("the beneficiary's phone number", person?.PhoneNumber?.TrimStart('+')),
            ("the beneficiary's address", person?.Address),
        ];
        return all.Where(static each => each.Value?.Length >= Shortest).Select(static each => (each.What, each.Value!));
    }
}
