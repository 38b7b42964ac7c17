using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Monime;
using Payouts.Providers;

namespace Payouts.Conventions;

/// <summary>Writes <c>docs/provider-matrix.md</c> from what each provider says about itself.</summary>
internal static class ProviderMatrix
{
    private static readonly (VerificationLevel Level, string Meaning)[] Legend =
    [
        (VerificationLevel.Observed, "seen in third-party code or captures, not on the provider's pages"),
        (VerificationLevel.Documented, "on the provider's own pages"),
        (VerificationLevel.Simulator, "documented, and run against this project's simulator"),
        (VerificationLevel.Sandbox, "run against the provider's sandbox"),
        (VerificationLevel.Live, "run against the provider with real money"),
    ];

    // A column for each generation of each provider's API; test and live keys where they differ.
    private static readonly MatrixColumn[] Columns =
    [
        Monime("Monime v1", MonimeApi.V1),
        Monime("Monime 2024-08-01", MonimeApi.Release20240801),
        Moneroo(),
        Alexpay("Alexpay", useTransactionList: false),
        Alexpay("Alexpay, with its list", useTransactionList: true),
    ];

    public static IEnumerable<string> ProviderTypes => Columns.Select(column => column.Test.ProviderType);

    public static IEnumerable<VerificationLevel> Explained => Legend.Select(entry => entry.Level);

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            <!-- Generated from ProviderCapabilities. Do not edit: UPDATE_DOCS=1 dotnet test tests/Payouts.Conventions -->
            # Provider matrix

            What each adapter can do, how far that is verified, and what it goes by. The library reads the same data when it validates, paces and decides.

            ## Operations

            Each cell: how far it is verified, and the call. "–" is not offered.


            """);
        AddTable(text, "operation", Enum.GetValues<ProviderOperation>().Select(operation => (Words(operation.ToString()), Cells(column => Operation(column, operation)))));
        text.Append("\nHow far an operation is verified; each level includes the ones before it, but for the first:\n\n");
        foreach ((VerificationLevel level, string meaning) in Legend) text.Append(CultureInfo.InvariantCulture, $"- **{Words(level.ToString())}**: {meaning}\n");
        text.Append("\n## Facts\n\n");
        AddTable(text, "", Facts());
        return text.ToString();
    }

    private static IEnumerable<(string Name, string[] Cells)> Facts() =>
    [
        ("routes", Cells(column => string.Join("<br>", column.Test.Routes.Select(Route)))),
        ("amount on the wire", Cells(column => column.Test.AmountEncoding == AmountEncoding.MinorUnits ? "minor units, an integer" : "major units, whole numbers only")),
        ("repeating a create call", Cells(column => column.Test.Idempotency is { IsKeyed: true } keyed
            ? $"by key, until {Span(keyed.Window)} after the first send" : "never: nothing makes it safe")),
        ("refusals that prove nothing was executed", Cells(column =>
            $"{Codes(column.Test.CreateRules.Refusals)} in the documented form; {Codes(column.Test.CreateRules.Configuration)}{(column.Test.CreateRules.Throttled is { Count: > 0 } throttled ? $"; {Codes(throttled)}, tried again" : "")}")),
        ("rate limits, test", Cells(column => Limits(column.Test))),
        ("rate limits, live", Cells(column => Limits(column.Live))),
        ("time for one create call", Cells(column => $"{Span(column.Test.CreateTimeout)} (default)")),
        ("description", Cells(column => column.Test.Limits.DescriptionLength is { } length ? $"to {length} characters" : "kept in the journal only")),
        ("metadata", Cells(column => column.Test.Limits is { MetadataEntries: > 0 } limits
            ? $"{limits.MetadataEntries} entries; keys to {limits.MetadataKeyLength}, values to {limits.MetadataValueLength} characters" : "kept in the journal only")),
        ("account number", Cells(column => $"to {column.Test.Limits.AccountNumberLength} characters")),
        ("network of a mobile money payout", Cells(column => column.Test.Limits.RequiresNetwork ? "required" : "found by the provider")),
        ("beneficiary's names and e-mail", Cells(column => column.Test.Limits.RequiresBeneficiary ? "required" : "not required")),
        ("source account", Cells(column => column.Test.Limits.TakesSourceAccount ? "can be chosen" : "the main account")),
        ("smallest amount", Cells(column => column.Test.Limits.MinimumAmount is { } least ? least.ToString(CultureInfo.InvariantCulture) : "not documented")),
        ("webhook scheme", Cells(column => $"`{column.Test.WebhookScheme}`")),
        ("request id for support", Cells(column => column.Test.RequestIdHeader is { } header ? $"`{header}`" : "–")),
        ("source", Cells(column => $"[page]({column.Test.Source})")),
    ];

    private static string[] Cells(Func<MatrixColumn, string> cell) => [.. Columns.Select(cell)];

    private static void AddTable(StringBuilder text, string corner, IEnumerable<(string Name, string[] Cells)> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {corner} | {string.Join(" | ", Columns.Select(column => column.Name))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|---|{string.Concat(Enumerable.Repeat("---|", Columns.Length))}\n");
        foreach ((string name, string[] cells) in rows) text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
    }

    private static string Operation(MatrixColumn column, ProviderOperation operation) =>
        column.Test.Operations.SingleOrDefault(support => support.Operation == operation) is { } support ? $"{Words(support.Verification.ToString())}: `{support.Call}`" : "–";

    private static string Route(PayoutRoute route) => $"{route.Country} ({route.CallingCode}) {Words(route.Channel.ToString())}: {string.Join(", ", route.Currencies.Select(currency => currency.Code))}";

    private static string Limits(ProviderCapabilities capabilities) => capabilities.RateLimits.Count == 0
        ? "none kept"
        : string.Join("<br>", capabilities.RateLimits.Select(limit => $"{limit.Permits} {(limit.Scope == RateLimitScope.Create ? "creates" : "calls")} in {Span(limit.Per)}"));

    private static string Codes(IEnumerable<int> codes) => string.Join(", ", codes);

    private static string Span(TimeSpan span) => span switch
    {
        { TotalHours: >= 1 } => $"{span.TotalHours:0.##} h",
        { TotalMinutes: >= 1 } => $"{span.TotalMinutes:0.##} min",
        _ => $"{span.TotalSeconds:0.##} s",
    };

    // SearchByHandle: search by handle.
    private static string Words(string name) => string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? $"{(index == 0 ? "" : " ")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static MatrixColumn Monime(string name, MonimeApi api)
    {
        return new(name, Of("mon_test_key"), Of("mon_key"));

        ProviderCapabilities Of(string token) => CapabilitiesOf(payouts => payouts.AddMonime("account", options => (options.Api, options.AccessToken, options.SpaceId) = (api, token, "spc-1")));
    }

    private static MatrixColumn Moneroo()
    {
        return new("Moneroo v1", Of("pvk_sandbox_key"), Of("pvk_key"));

        static ProviderCapabilities Of(string key) => CapabilitiesOf(payouts => payouts.AddMoneroo("account", options => options.SecretKey = key));
    }

    // The keys choose live or test, and nothing that is promised differs.
    private static MatrixColumn Alexpay(string name, bool useTransactionList)
    {
        ProviderCapabilities capabilities = CapabilitiesOf(payouts => payouts.AddAlexpay("account", options =>
        {
            (options.SecretKey, options.PublicKey, options.BaseAddress) = ("sec", "pub", new Uri("https://alexpay.example/"));
            options.UseTransactionList = useTransactionList;
        }));
        return new MatrixColumn(name, capabilities, capabilities);
    }

    private static ProviderCapabilities CapabilitiesOf(Action<PayoutsBuilder> addAccount)
    {
        var services = new ServiceCollection();
        services.AddPayouts(payouts => addAccount(payouts.UseInMemoryJournal()));
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredKeyedService<IPayoutProvider>("account").Capabilities;
    }
}
