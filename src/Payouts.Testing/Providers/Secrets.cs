namespace Payouts.Testing;

/// <summary>The private values of a request, in every form that could show.</summary>
internal static class Secrets
{
    // Shorter ones are found in any text.
    private const int Shortest = 5;

    internal static IEnumerable<string> Of(PayoutRequest request)
    {
        string number = Neighbours.NumberOf(request.Destination) ?? "";
        Beneficiary? person = request.Beneficiary;
        return new[] { number, number.TrimStart('+'), person?.FirstName, person?.LastName, person?.Email, person?.PhoneNumber, person?.PhoneNumber?.TrimStart('+'), person?.Address }
            .OfType<string>().Where(static value => value.Length >= Shortest).Distinct(StringComparer.Ordinal);
    }
}
