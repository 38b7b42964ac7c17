using Payouts.Providers;

namespace Payouts.Validation;

/// <summary>The rules of one provider, as far as its capabilities tell them.</summary>
internal static class CapabilityRules
{
    internal static void Check(PayoutRequest request, ProviderCapabilities capabilities, ICollection<PayoutProblem> problems)
    {
        if (request.Destination is null) return;
        CheckRoute(request, capabilities, problems);
        CheckAmount(request.Amount, capabilities, problems);
        CheckLimits(request, capabilities.Limits, capabilities.ProviderType, problems);
        if (request.Extras is { } extras && !string.Equals(extras.ProviderType, capabilities.ProviderType, StringComparison.Ordinal))
            problems.Add(new("Extras", $"These extras are for {extras.ProviderType}, the payout goes through {capabilities.ProviderType}.", "Leave them out, or name another provider."));
    }

    /// <summary>The routes that fit country and channel, whatever the currency.</summary>
    internal static IReadOnlyList<PayoutRoute> RoutesTo(PayoutDestination destination, ProviderCapabilities capabilities)
    {
        string? country = CountryOf(destination, capabilities);
        var routes = new List<PayoutRoute>();
        for (int index = 0; index < capabilities.Routes.Count; index++)
        {
            if (Leads(capabilities.Routes[index], destination, country)) routes.Add(capabilities.Routes[index]);
        }

        return routes;
    }

    /// <summary>Whether there is a route to a destination.</summary>
    internal static bool HasRoute(PayoutDestination destination, ProviderCapabilities capabilities)
    {
        string? country = CountryOf(destination, capabilities);
        for (int index = 0; index < capabilities.Routes.Count; index++)
        {
            if (Leads(capabilities.Routes[index], destination, country)) return true;
        }

        return false;
    }

    private static bool Leads(PayoutRoute route, PayoutDestination destination, string? country) =>
        route.Channel == destination.Channel && (country is null || string.Equals(route.Country, country, StringComparison.Ordinal));

    // One that nobody can complain of is found by a look at the routes; only then is more asked.
    private static bool IsServed(PayoutRequest request, ProviderCapabilities capabilities)
    {
        string? country = CountryOf(request.Destination, capabilities);
        bool hasCurrency = false, hasCallingCode = request.Destination is not MobileMoneyDestination;
        for (int index = 0; index < capabilities.Routes.Count; index++)
        {
            PayoutRoute route = capabilities.Routes[index];
            if (!Leads(route, request.Destination, country)) continue;
            hasCurrency |= route.Currencies.Contains(request.Amount.Currency);
            hasCallingCode |= request.Destination is MobileMoneyDestination { PhoneNumber: { } phone } && phone.StartsWith(route.CallingCode, StringComparison.Ordinal);
        }

        return hasCurrency && hasCallingCode;
    }

    /// <summary>Whether a request's country, channel and currency are served.</summary>
    internal static bool Serves(PayoutRequest request, ProviderCapabilities capabilities) =>
        RoutesTo(request.Destination, capabilities).Any(route => route.Currencies.Contains(request.Amount.Currency));

    private static void CheckRoute(PayoutRequest request, ProviderCapabilities capabilities, ICollection<PayoutProblem> problems)
    {
        bool lacksNetwork = capabilities.Limits.RequiresNetwork && request.Destination is MobileMoneyDestination { Network: null };
        if (lacksNetwork || !IsServed(request, capabilities)) ExplainRoute(request, capabilities, problems);
    }

    private static void ExplainRoute(PayoutRequest request, ProviderCapabilities capabilities, ICollection<PayoutProblem> problems)
    {
        string provider = capabilities.ProviderType;
        PayoutDestination destination = request.Destination;
        IReadOnlyList<PayoutRoute> routes = RoutesTo(destination, capabilities);
        if (routes.Count == 0)
        {
            string served = string.Join(", ", capabilities.Routes.Select(static route => $"{route.Channel} {route.Country}").Distinct(StringComparer.Ordinal));
            problems.Add(new("Destination", $"{provider} does not serve this kind of account in this country.", $"It serves: {served}. Choose another provider or destination."));
            return;
        }

        if (!routes.Any(route => route.Currencies.Contains(request.Amount.Currency)))
        {
            string taken = string.Join(", ", routes.SelectMany(static route => route.Currencies).Distinct().Select(static currency => currency.Code));
            problems.Add(new("Amount.Currency", $"{provider} does not pay {request.Amount.Currency.Code} there.", $"Use one of: {taken}."));
        }

        if (destination is not MobileMoneyDestination mobile) return;
        if (capabilities.Limits.RequiresNetwork && mobile.Network is null && request.Extras is null)
            problems.Add(new("Destination.Network", $"{provider} needs the network named.", "Give the operator, such as MobileNetwork.Orange."));
        if (Validation.RequestRules.IsPhoneNumber(mobile.PhoneNumber) && !routes.Any(route => mobile.PhoneNumber.StartsWith(route.CallingCode, StringComparison.Ordinal)))
            problems.Add(new("Destination.PhoneNumber", CallingCodeRule(routes, provider), "Correct the number or the country."));
    }

    // Where neither country nor number tells a country, all that are served are meant, and none of them may stand for the others.
    private static string CallingCodeRule(IReadOnlyList<PayoutRoute> routes, string provider) =>
        routes.All(route => string.Equals(route.CallingCode, routes[0].CallingCode, StringComparison.Ordinal))
            ? $"A phone number in {routes[0].Country} starts with {routes[0].CallingCode}."
            : $"It starts with the calling code of no country that {provider} serves.";

    private static void CheckAmount(Money amount, ProviderCapabilities capabilities, ICollection<PayoutProblem> problems)
    {
        bool isExact = capabilities.AmountEncoding == AmountEncoding.MinorUnits ? amount.TryGetMinorUnits(out _) : amount.TryGetWholeUnits(out _);
        if (!isExact)
        {
            string rule = capabilities.AmountEncoding == AmountEncoding.WholeMajorUnits
                ? $"{capabilities.ProviderType} takes whole {amount.Currency.Code} only."
                : $"{capabilities.ProviderType} takes {amount.Currency.Code} with at most {amount.Currency.MinorUnits ?? 0} decimals, in 64 bits.";
            problems.Add(new("Amount", rule, "Nothing is rounded here: give an amount that the provider can encode exactly."));
        }
        else if (capabilities.Limits.MinimumAmount is { } least && amount.Amount > 0 && amount.Amount < least)
        {
            problems.Add(new("Amount", $"{capabilities.ProviderType} pays no less than {least} {amount.Currency.Code}.", "Give a larger amount."));
        }
    }

    private static void CheckLimits(PayoutRequest request, FieldLimits limits, string provider, ICollection<PayoutProblem> problems)
    {
        if (limits.RequiresDescription && request.Description is null)
            problems.Add(new("Description", $"{provider} requires one.", "Say in a few words what the payout is for."));
        if (limits.DescriptionLength is { } longest && request.Description is { } description && description.Length > longest)
            problems.Add(new("Description", $"{provider} takes at most {longest} characters; this one has {description.Length}.", "Shorten it."));
        if (request.SourceAccount is not null && !limits.TakesSourceAccount)
            problems.Add(new("SourceAccount", $"{provider} does not let the account to debit be chosen.", "Leave it out."));
        if (request.Destination is BankAccountDestination { AccountNumber: { } number } && number.Length > limits.AccountNumberLength)
            problems.Add(new("Destination.AccountNumber", $"It has at most {limits.AccountNumberLength} characters; this one has {number.Length}.", "Correct it."));
        if (limits.RequiresBeneficiary) CheckBeneficiary(request.Beneficiary, provider, problems);
        if (request.Metadata is { } metadata && limits.MetadataEntries > 0) CheckMetadata(metadata, limits, provider, problems);
    }

    internal static void CheckMetadata(
        IReadOnlyDictionary<string, string> metadata, FieldLimits limits, string provider, ICollection<PayoutProblem> problems)
    {
        if (metadata.Count > limits.MetadataEntries)
            problems.Add(new("Metadata", $"{provider} takes at most {limits.MetadataEntries} entries beside the library's own; there are {metadata.Count}.", "Leave some out."));
        foreach ((string key, string value) in metadata)
        {
            if (key.Length > limits.MetadataKeyLength)
                problems.Add(new("Metadata", $"{provider} takes keys of at most {limits.MetadataKeyLength} characters; one has {key.Length}.", "Shorten the key."));
            if (value?.Length > limits.MetadataValueLength)
                problems.Add(new($"Metadata.{key}", $"{provider} takes values of at most {limits.MetadataValueLength} characters; this one has {value.Length}.", "Shorten the value."));
        }
    }

    private static void CheckBeneficiary(Beneficiary? beneficiary, string provider, ICollection<PayoutProblem> problems)
    {
        Require("FirstName", beneficiary?.FirstName);
        Require("LastName", beneficiary?.LastName);
        Require("Email", beneficiary?.Email);

        void Require(string field, string? value)
        {
            if (string.IsNullOrWhiteSpace(value)) problems.Add(new($"Beneficiary.{field}", $"{provider} requires it.", "Give the beneficiary's first name, last name and e-mail."));
        }
    }

    private static string? CountryOf(PayoutDestination destination, ProviderCapabilities capabilities)
    {
        if (destination.Country is { } country) return country;
        return destination is MobileMoneyDestination { PhoneNumber: { } phone } ? CountryOf(phone, capabilities) : null;
    }

    private static string? CountryOf(string phone, ProviderCapabilities capabilities)
    {
        return capabilities.Routes
            .Where(route => phone.StartsWith(route.CallingCode, StringComparison.Ordinal))
            .MaxBy(static route => route.CallingCode.Length)?.Country;
    }
}
