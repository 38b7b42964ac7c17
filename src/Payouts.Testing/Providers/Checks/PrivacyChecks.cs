using System.Globalization;
using System.Text;
using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Nothing private is in a log, an activity, an exception or what a result prints.</summary>
internal static class PrivacyChecks
{
    private const string Reference = "conformance-private";
    private const string Note = "nx5f2dcanary";

    // What stands in the requests that break rules.
    private static readonly string[] Broken = ["9991234567890", "9081726354", "5555555555", "zs canary", "5f2dcanary"];

    private static readonly Beneficiary Person = new() { FirstName = "Zsofiacanary", LastName = "Quillcanary", Email = "zs@canary.example", Address = "Canary Row 5" };

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("Nothing private shows when a payout is paid, read and found", PaidAsync),
        new("Nothing private shows when a payout is refused", RefusedAsync),
        new("Nothing private shows when answers are useless and repeat what was sent", UselessAsync),
        new("Nothing private shows when a request breaks rules", BrokenAsync),
        new("Nothing private shows when the provider's other operations are used, nor when they fail", AbilitiesAsync),
    ];

    private static async Task PaidAsync(ProviderWorld world)
    {
        Hear(world, await world.PayAsync(Request(world)).ConfigureAwait(false));
        await world.Subject.SettleAsync(world.Token).ConfigureAwait(false);
        Payout end = await world.RefreshAsync(Reference, "After a sound call").ConfigureAwait(false);
        Hear(world, end);
        world.Heard.Add("a reading", $"{await OutcomeChecks.ReadAsync(world, end).ConfigureAwait(false)}");
        await foreach (Payout payout in world.Client.ListAsync(cancellationToken: world.Token).ConfigureAwait(false)) Hear(world, payout);
        JournalRecord record = Require.NotNull(await world.Journal.FindAsync(Reference, world.Token).ConfigureAwait(false), "The record of the payout");
        foreach (object? part in new object?[] { record, record.Exchange, record.Exchange.Address, record.Request, record.Request.Destination, record.Request.Beneficiary, record.Attempts[0], record.Observed?.Raw })
            world.Heard.Add(part?.GetType().Name ?? "", $"{part}");
        RequireNothingPrivate(world);
    }

    private static async Task RefusedAsync(ProviderWorld world)
    {
        PayoutRequest request = Applies.With(world.Subject.RequestThatIsRefused(Reference), "the subject has no request that is refused in the answer to the create call");
        Hear(world, (await world.TryCreateAsync(request).ConfigureAwait(false)).Value("When the provider refuses the payout"));
        RequireNothingPrivate(world, Secrets.Of(request));
    }

    private static async Task UselessAsync(ProviderWorld world)
    {
        string echo = Echo(Request(world));
        foreach (int status in new[] { 200, 400, 401, 403, 404, 409, 422, 429, 500 })
        {
            string reference = $"{Reference}-{status.ToString(CultureInfo.InvariantCulture)}";
            world.Wire.OnNextCreate(exchange => exchange.AnswerAsync(WireAnswer.Json(status, echo)));
            await HearAsync(world, world.Client.CreateAsync(Request(world, reference), world.Token)).ConfigureAwait(false);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        world.Wire.StopListening();
        await HearAsync(world, world.Client.CreateAsync(Request(world, $"{Reference}-refused"), world.Token)).ConfigureAwait(false);
        world.Wire.Listen();
        Hear(world, await world.PayAsync(Request(world)).ConfigureAwait(false));
        foreach (int status in new[] { 200, 400, 401, 404, 500 })
        {
            world.Wire.OnOther = exchange => exchange.AnswerAsync(WireAnswer.Json(status, echo));
            await HearAsync(world, world.Client.RefreshAsync(Reference, world.Token)).ConfigureAwait(false);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        RequireNothingPrivate(world);
    }

    private static async Task BrokenAsync(ProviderWorld world)
    {
        Action<RequestDraft>[] breaks =
        [
            static draft => draft.Amount = Money.Of(-1, draft.Amount.Currency),
            static draft => draft.Destination = Neighbours.In(draft.Destination, "AQ"),
            static draft => draft.Destination = PayoutDestination.MobileMoney("+9991234567890x"),
            static draft => draft.Destination = PayoutDestination.BankAccount("conformance-bank", $"ACCOUNT{new string('5', 100)}", draft.Destination.Country),
            static draft => draft.Destination = PayoutDestination.BankAccount("conformance-bank", "ACCOUNT-9081726354", draft.Destination.Country),
            static draft => draft.Destination = PayoutDestination.ProviderWallet("conformance-wallet", "WALLET-9081726354", draft.Destination.Country),
            static draft => draft.Description = $"{Note}{new string('d', 600)}",
            static draft => draft.Beneficiary = new Beneficiary { FirstName = $"Zsofiacanary{new string('z', 200)}", LastName = "Quillcanary\n", Email = "zs canary.example", PhoneNumber = "5f2dcanary" },
            static draft => draft.Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["note"] = $"{Note}\ud800" },
            static draft => draft.Extras = new ForeignExtras(),
        ];
        foreach (Action<RequestDraft> change in breaks)
        {
            var draft = new RequestDraft(Request(world));
            change(draft);
            await HearAsync(world, world.Client.CreateAsync(draft.ToRequest(), world.Token)).ConfigureAwait(false);
        }

        // The conflict of a reference that belongs to another request.
        await HearAsync(world, world.Client.CreateAsync(Request(world, $"{Reference}-taken"), world.Token)).ConfigureAwait(false);
        await HearAsync(world, world.Client.CreateAsync(world.Request($"{Reference}-taken", static draft => draft.Amount = Money.Of(draft.Amount.Amount + 1, draft.Amount.Currency)), world.Token)).ConfigureAwait(false);
        RequireNothingPrivate(world, Broken.Select(static value => ("a value that breaks a rule", value)));
    }

    private static async Task AbilitiesAsync(ProviderWorld world)
    {
        Hear(world, await world.PayAsync(Request(world)).ConfigureAwait(false));
        await AbilityCalls.AllAsync(world, Request(world)).ConfigureAwait(false);
        string echo = Echo(Request(world));
        foreach (int status in new[] { 200, 400, 404, 500 })
        {
            world.Wire.OnOther = exchange => exchange.AnswerAsync(WireAnswer.Json(status, echo));
            await AbilityCalls.AllAsync(world, Request(world)).ConfigureAwait(false);
        }

        world.Wire.OnOther = static exchange => Task.Run(exchange.Reset);
        await AbilityCalls.AllAsync(world, Request(world)).ConfigureAwait(false);
        RequireNothingPrivate(world);
    }

    private static PayoutRequest Request(ProviderWorld world, string reference = Reference) => world.Request(reference, draft =>
    {
        draft.Beneficiary = new Beneficiary
        {
            FirstName = Person.FirstName,
            LastName = Person.LastName,
            Email = Person.Email,
            Address = Person.Address,
            PhoneNumber = draft.Beneficiary?.PhoneNumber,
            City = draft.Beneficiary?.City,
            State = draft.Beneficiary?.State,
            PostalCode = draft.Beneficiary?.PostalCode,
            Country = draft.Beneficiary?.Country,
        };
        draft.Description = Note;
        if (world.Capabilities.Limits is { MetadataEntries: 0 } or { MetadataValueLength: >= 12 }) draft.Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["note"] = Note };
    });

    // Every form of error at once, each with everything that was sent.
    private static string Echo(PayoutRequest request)
    {
        string all = string.Join(' ', Secrets.Of(request).Select(static each => each.Value).Append(Note));
        return $$$"""
            {"success":false,"status":"error","code":"{{{all}}}","message":"{{{all}}}","messages":["{{{all}}}"],"errors":{"field":["{{{all}}}"]},"id":"{{{all}}}",
             "error":{"code":"{{{all}}}","reason":"{{{all}}}","message":"{{{all}}}","text":"{{{all}}}"},"data":{"message":"{{{all}}}","status":"{{{all}}}"},"result":{"status":"{{{all}}}"}}
            """;
    }

    private static async Task HearAsync(ProviderWorld world, Task<Payout> call)
    {
        CallResult result = await world.TryAsync(call).ConfigureAwait(false);
        if (result.Payout is { } payout) Hear(world, payout);
    }

    private static void Hear(ProviderWorld world, Payout payout)
    {
        world.Heard.Add("a payout's text", $"{payout} {payout.Failure} {payout.NextStep} {payout.Destination} {payout.GetRawAnswer()}");
        foreach (TimelineEntry entry in payout.Timeline) world.Heard.Add("the timeline", $"{entry} {entry.Description}");
    }

    private static void RequireNothingPrivate(ProviderWorld world, IEnumerable<(string What, string Value)>? more = null)
    {
        var secrets = new List<(string What, string Value)>(Secrets.Of(Request(world))) { ("a description or metadata", Note) };
        secrets.AddRange(world.Subject.Secrets.Select(static secret => ("a secret of the account's", secret)));
        if (world.IsKeyed) secrets.Add(("an idempotency key", world.HandleOf(Reference).IdempotencyKey));
        secrets.AddRange(world.Wire.Creates.Where(static request => request.Body.Length > 0).Select(static request => ("a whole body", Encoding.UTF8.GetString(request.Body))));
        foreach ((string what, string value) in secrets.Concat(more ?? []))
        {
            string? where = world.Heard.All.FirstOrDefault(heard => heard.Text.Contains(value, StringComparison.OrdinalIgnoreCase)).Where;
            Require.That(where is null, $"Nothing private is shown to anybody; {where} shows {what}.");
        }

        Require.That(world.Heard.All.Count > 0, "Something was heard, or this check proves nothing; nothing was.");
    }
}
