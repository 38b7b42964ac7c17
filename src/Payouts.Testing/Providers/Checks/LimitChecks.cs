using System.Globalization;
using System.Text;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>Every limit of the capabilities, at the limit and one past it.</summary>
internal static class LimitChecks
{
    private const string Reference = "conformance-limit";

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("A description of the longest length is sent, and a longer one is refused", DescriptionAsync),
        new("As much metadata as the limits allow is sent, and one entry more or one character more is refused", MetadataAsync),
        new("A metadata key that is reserved for the library is refused", static world => Refusals.RequireAsync(world, WithMetadata(world, "payouts_mine", "1"), "Metadata")),
        new("An account number of the longest length passes, and a longer one is refused", AccountNumberAsync),
        new("The smallest amount is sent, and a smaller one is refused", MinimumAsync),
        new("What the capabilities require is refused where it is missing", RequiredAsync),
        new("What the provider does not take stays in the journal or is refused", NotTakenAsync),
    ];

    private static async Task DescriptionAsync(ProviderWorld world)
    {
        int longest = world.Capabilities.Limits.DescriptionLength ?? throw new NotApplicableException("the provider takes no description");
        await Refusals.RequireAsync(world, world.Request(Reference, draft => draft.Description = new string('d', longest + 1)), "Description").ConfigureAwait(false);

        string text = new('d', longest);
        await world.PayAsync(world.Request(Reference, draft => draft.Description = text), "With a description of the longest length").ConfigureAwait(false);

        Require.That(IsSent(world, text), "A description of the longest length is sent whole; it was not.");
    }

    private static async Task MetadataAsync(ProviderWorld world)
    {
        FieldLimits limits = world.Capabilities.Limits;
        Applies.When(limits.MetadataEntries > 0, "the provider stores no metadata of the caller's");
        await Refusals.RequireAsync(world, world.Request(Reference, draft => draft.Metadata = Entries(limits.MetadataEntries + 1, limits)), "Metadata").ConfigureAwait(false);
        await Refusals.RequireAsync(world, WithMetadata(world, new string('k', limits.MetadataKeyLength + 1), "1"), "Metadata").ConfigureAwait(false);
        await Refusals.RequireAsync(world, WithMetadata(world, "k", new string('v', limits.MetadataValueLength + 1)), "Metadata").ConfigureAwait(false);

        Dictionary<string, string> most = Entries(limits.MetadataEntries, limits);
        await world.PayAsync(world.Request(Reference, draft => draft.Metadata = most), "With as much metadata as the limits allow").ConfigureAwait(false);

        Require.That(most.All(entry => IsSent(world, entry.Value)), "Metadata within the limits is sent whole; some of it was not.");
    }

    private static async Task AccountNumberAsync(ProviderWorld world)
    {
        int longest = world.Capabilities.Limits.AccountNumberLength;
        PayoutDestination usual = world.Request(Reference).Destination;
        if (Applies.With(usual as BankAccountDestination ?? world.Subject.DestinationIn(PayoutChannel.BankAccount), "the subject has no bank account") is not BankAccountDestination bank) return;
        PayoutRequest At(int length) => world.Request(Reference, draft => draft.Destination = PayoutDestination.BankAccount(bank.BankCode, new string('4', length), bank.Country));
        await Refusals.RequireAsync(world, At(longest + 1), "Destination.AccountNumber").ConfigureAwait(false);

        world.Wire.OnNextCreate(static exchange => exchange.AnswerAsync(WireAnswer.Json(401, "{}")));
        CallResult passed = await world.TryCreateAsync(At(longest)).ConfigureAwait(false);

        passed.Thrown<PayoutNotExecutedException>("With an account number of the longest length, which passes the checks on this side and is refused by the proxy");
    }

    private static async Task MinimumAsync(ProviderWorld world)
    {
        decimal least = world.Capabilities.Limits.MinimumAmount ?? throw new NotApplicableException("no smallest amount is documented");
        PayoutRequest Of(decimal amount) => world.Request(Reference, draft => draft.Amount = Money.Of(amount, draft.Amount.Currency));
        await Refusals.RequireAsync(world, Of(least - 1 > 0 ? least - 1 : least / 2), "Amount").ConfigureAwait(false);

        await world.PayAsync(Of(least), "With the smallest amount").ConfigureAwait(false);
    }

    private static async Task RequiredAsync(ProviderWorld world)
    {
        FieldLimits limits = world.Capabilities.Limits;
        var mobile = world.Request(Reference).Destination as MobileMoneyDestination;
        bool needsNetwork = limits.RequiresNetwork && mobile is not null;
        Applies.When(limits.RequiresDescription || limits.RequiresBeneficiary || needsNetwork, "the capabilities require nothing beyond the request's own members");
        if (limits.RequiresDescription) await Refusals.RequireAsync(world, world.Request(Reference, static draft => draft.Description = null), "Description").ConfigureAwait(false);
        if (limits.RequiresBeneficiary) await Refusals.RequireAsync(world, world.Request(Reference, static draft => draft.Beneficiary = null), "Beneficiary").ConfigureAwait(false);
        if (needsNetwork)
        {
            await Refusals.RequireAsync(
                world,
                world.Request(Reference, draft => (draft.Destination, draft.Extras) = (PayoutDestination.MobileMoney(mobile!.PhoneNumber, network: null, mobile.Country), null)),
                "Destination.Network").ConfigureAwait(false);
        }
    }

    private static async Task NotTakenAsync(ProviderWorld world)
    {
        FieldLimits limits = world.Capabilities.Limits;
        Applies.When(!limits.TakesSourceAccount || limits.DescriptionLength is null || limits.MetadataEntries == 0, "the provider takes everything that a request can hold");
        if (!limits.TakesSourceAccount) await Refusals.RequireAsync(world, world.Request(Reference, static draft => draft.SourceAccount = "conformance-source"), "SourceAccount").ConfigureAwait(false);
        PayoutRequest request = world.Request(Reference, draft =>
        {
            if (limits.DescriptionLength is null) draft.Description = "kept-description";
            if (limits.MetadataEntries == 0) draft.Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["kept-key"] = "kept-value" };
        });

        Payout payout = await world.PayAsync(request, "With what the provider does not take").ConfigureAwait(false);

        Require.Same(request.Description, payout.Description, "The description in the journal");
        foreach (string kept in new[] { "kept-description", "kept-key", "kept-value" }) Require.That(!IsSent(world, kept), "What the capabilities do not list as taken is not sent; it was.");
    }

    private static bool IsSent(ProviderWorld world, string text)
    {
        byte[] body = world.Wire.Creates[^1].Body;
        return JsonVariants.TryParse(body) is { } json
            ? JsonVariants.Leaves(json).Any(leaf => leaf.Contains(text, StringComparison.Ordinal))
            : Encoding.UTF8.GetString(body).Contains(text, StringComparison.Ordinal);
    }

    private static PayoutRequest WithMetadata(ProviderWorld world, string key, string value) =>
        world.Request(Reference, draft => draft.Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value });

    private static Dictionary<string, string> Entries(int count, FieldLimits limits) => Enumerable.Range(0, count).ToDictionary(
        number => $"k{number.ToString(CultureInfo.InvariantCulture)}".PadRight(limits.MetadataKeyLength, 'k'),
        number => $"v{number.ToString(CultureInfo.InvariantCulture)}".PadRight(limits.MetadataValueLength, 'v'),
        StringComparer.Ordinal);
}
