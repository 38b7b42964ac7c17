namespace Payouts.Moneroo;

/// <summary>The rules that only Moneroo has and that need no question to it.</summary>
internal static class MonerooRules
{
    internal static void Check(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
        CheckMetadata(request.Metadata, problems);
        if (request.Extras is MonerooExtras { Method: { } code } && (code.Length is 0 or > 64 || code.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0))
        {
            problems.Add(new PayoutProblem("Extras.Method", "A method's code has 1 to 64 printable characters without blanks.", "Give the code as Moneroo's list of payout methods has it, such as mtn_bj."));
            return;
        }

        if (MonerooMethods.TargetOf(request) is { } target) CheckMethod(request, target, problems);
        else if (request.Destination is MobileMoneyDestination) problems.Add(NetworkNotServed(MonerooMethods.CountryOf(request.Destination)));
    }

    private static void CheckMethod(PayoutRequest request, MonerooTarget target, ICollection<PayoutProblem> problems)
    {
        if (target.Method is not { } method) return;
        if (method.Channel != request.Destination.Channel)
        {
            problems.Add(method.Channel == PayoutChannel.MobileMoney
                ? new PayoutProblem(target.Path, "This method pays to a phone number.", "Make the destination with PayoutDestination.MobileMoney(phoneNumber, network, country).")
                : new PayoutProblem(target.Path, "This method pays to an account number, not to a phone number.", "Make the destination with PayoutDestination.ProviderWallet(method, accountNumber)."));
        }
        else if (target.Country is { } country && !string.Equals(method.Country, country, StringComparison.Ordinal))
        {
            problems.Add(new PayoutProblem(
                target.Path, $"This method pays to {method.Country} only, and the destination is in {country}.", $"Name a network of {country} instead: {MonerooMethods.NetworksIn(country)}."));
        }
        else if (request.Amount.Currency != method.Currency)
        {
            problems.Add(new PayoutProblem("Amount.Currency", $"This method pays {method.Currency.Code} only.", $"Give the amount in {method.Currency.Code}, or choose another method."));
        }
    }

    private static PayoutProblem NetworkNotServed(string? country) => country is null
        ? new PayoutProblem("Destination.Network", "Without a country the network names no method of Moneroo's.", "Name the destination's country.")
        : new PayoutProblem(
            "Destination.Network",
            $"Moneroo has no payout method of this network in {country}.",
            $"Use one of: {MonerooMethods.NetworksIn(country)}; or give the method's code in new MonerooExtras {{ Method = \"…\" }}.");

    // Moneroo's server reads keys as paths with dots and wildcards, and turns a blank value into null, which it then refuses.
    private static void CheckMetadata(IReadOnlyDictionary<string, string>? metadata, ICollection<PayoutProblem> problems)
    {
        if (metadata is null) return;
        foreach ((string key, string value) in metadata)
        {
            if (key.AsSpan().ContainsAny('.', '*'))
                problems.Add(new PayoutProblem("Metadata", "Moneroo takes no '.' and no '*' in a key.", "Name the entry with letters, digits, '-' or '_'."));
            if (value?.Length > 0 && string.IsNullOrWhiteSpace(value))
                problems.Add(new PayoutProblem($"Metadata.{key}", "Moneroo takes no blank value.", "Leave the entry out instead."));
        }
    }
}
