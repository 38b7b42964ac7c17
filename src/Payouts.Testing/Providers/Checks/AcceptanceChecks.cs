using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>A create call that the provider accepts.</summary>
internal static class AcceptanceChecks
{
    private const string Reference = "conformance-accepted";

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("A payout that the provider accepts is sent once, journalled, and carries the provider's id", AcceptedAsync),
        new("The create call leaves as it was journalled: method, address, headers and every byte", AsJournalledAsync),
        new("A request with nothing but what the capabilities require is accepted", LeastAsync),
        .. Enum.GetValues<PayoutChannel>().Select(static channel => new ProviderCheck($"A payout to {Words(channel)} is accepted where a route has that channel", world => ChannelAsync(world, channel))),
        new("Every create call to a provider that takes no keys has a connection of its own", FreshConnectionAsync),
        new("The request id that support asks for is kept with the attempt", RequestIdAsync),
    ];

    private static async Task AcceptedAsync(ProviderWorld world)
    {
        Payout payout = await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);
        Payout found = await world.FindAsync(Reference).ConfigureAwait(false);

        Require.Same(1, world.Wire.Creates.Count, "The number of create calls");
        await world.RequireExecutionsAsync(1, Reference, "After one sound call").ConfigureAwait(false);
        Require.Same(SendEvidence.Answered, payout.Timeline[^1].Evidence, "The evidence of an attempt that was answered");
        Require.Same(payout.ProviderId, found.ProviderId, "The provider's id as it was journalled");
        Require.Same(world.Subject.Account, found.Provider, "The account's name as it was journalled");
        Require.Same(world.Request(Reference).Amount, found.Amount, "The amount as it was journalled");
        Require.NotNull(found.GetRawAnswer(), "The provider's answer as it came");
    }

    private static async Task AsJournalledAsync(ProviderWorld world)
    {
        await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);
        JournalRecord record = Require.NotNull(await world.Journal.FindAsync(Reference, world.Token).ConfigureAwait(false), "The record of the payout");
        PreparedExchange frozen = record.Exchange;
        WireRequest sent = world.Wire.Creates[0];

        Require.Same(frozen.Method, sent.Method, "The method on the wire");
        Require.Same(frozen.Uri.PathAndQuery, sent.Target, "The address on the wire");
        Require.That(sent.Body.AsSpan().SequenceEqual(frozen.Body.Span), "The body on the wire is the journalled one, byte for byte; it is another.");
        Require.Same(frozen.ContentType, sent.Head.Header("Content-Type"), "The media type on the wire");
        foreach ((string name, string value) in frozen.Headers) Require.Same(value, sent.Head.Header(name), $"The header {name} on the wire");
    }

    private static async Task LeastAsync(ProviderWorld world)
    {
        FieldLimits limits = world.Capabilities.Limits;
        PayoutRequest least = world.Request(Reference, draft =>
        {
            if (!limits.RequiresDescription) draft.Description = null;
            if (!limits.RequiresBeneficiary) draft.Beneficiary = null;
            if (!limits.RequiresNetwork && draft.Destination is MobileMoneyDestination mobile) draft.Destination = PayoutDestination.MobileMoney(mobile.PhoneNumber, network: null, mobile.Country);
            draft.SourceAccount = null;
            draft.Metadata = null;
        });

        await world.PayAsync(least, "With nothing but what the capabilities require").ConfigureAwait(false);

        await world.RequireExecutionsAsync(1, Reference, "With nothing but what the capabilities require").ConfigureAwait(false);
    }

    private static async Task ChannelAsync(ProviderWorld world, PayoutChannel channel)
    {
        PayoutRequest usual = world.Request(Reference);
        Applies.When(world.Capabilities.Routes.Any(route => route.Channel == channel), "no route has this channel");
        PayoutDestination destination = Applies.With(usual.Destination.Channel == channel ? usual.Destination : world.Subject.DestinationIn(channel), "the subject has no destination of this kind");
        PayoutRoute route = world.Capabilities.Routes.First(route => route.Channel == channel && (destination.Country is null || string.Equals(route.Country, destination.Country, StringComparison.Ordinal)));
        Money amount = route.Currencies.Contains(usual.Amount.Currency) ? usual.Amount : Money.Of(usual.Amount.Amount, route.Currencies[0]);

        await world.PayAsync(world.Request(Reference, draft => (draft.Destination, draft.Amount) = (destination, amount)), $"For {Words(channel)}").ConfigureAwait(false);

        await world.RequireExecutionsAsync(1, Reference, $"For {Words(channel)}").ConfigureAwait(false);
    }

    private static async Task FreshConnectionAsync(ProviderWorld world)
    {
        Applies.When(!world.IsKeyed, "the provider takes keys: a request that a stale connection lost may be repeated");
        for (int number = 0; number < 3; number++)
        {
            await world.PayAsync(world.Request($"{Reference}-{number}")).ConfigureAwait(false);
            await world.RefreshAsync($"{Reference}-{number}", "Between two payouts").ConfigureAwait(false);
        }

        Require.Same(3, world.Wire.Creates.Select(static request => request.Connection).Distinct().Count(), "The number of connections that three create calls used");
        Require.That(world.Wire.Creates.All(static request => request.IsFirstOfConnection), "A create call is the first request of its connection; one was not.");
    }

    private static async Task RequestIdAsync(ProviderWorld world)
    {
        string header = Applies.With(world.Capabilities.RequestIdHeader, "the provider's answers have no such header");
        Payout payout = await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);

        string? answered = world.Wire.Creates[0].Answer?.Headers.FirstOrDefault(each => string.Equals(each.Key, header, StringComparison.OrdinalIgnoreCase)).Value;

        Require.That(answered is not null, $"The provider's answer carries {header}, as the capabilities say; it does not.");
        Require.Same(answered, payout.Timeline[^1].RequestId, "The request id of the attempt");
    }

    private static string Words(PayoutChannel channel) => channel switch
    {
        PayoutChannel.MobileMoney => "a mobile money wallet",
        PayoutChannel.BankAccount => "a bank account",
        _ => "a wallet of the provider's own",
    };
}
