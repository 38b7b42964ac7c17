using System.Text;
using System.Text.Json.Nodes;
using Payouts.Alexpay;
using Payouts.Providers;

namespace Payouts.Tests.Alexpay;

/// <summary>The adapter's tables, cell by cell, against the same tables as the provider's pages have them.</summary>
public sealed class AlexpayTableTests
{
    public static TheoryData<string, PayoutStatus> Statuses()
    {
        var data = new TheoryData<string, PayoutStatus>();
        foreach (JsonObject row in Rows("statuses.json")) data.Add((string)row["text"]!, Enum.Parse<PayoutStatus>((string)row["status"]!));
        return data;
    }

    public static TheoryData<string, PayoutFailureCategory, bool> Codes()
    {
        var data = new TheoryData<string, PayoutFailureCategory, bool>();
        foreach (JsonObject row in Rows("failure-codes.json")) data.Add((string)row["code"]!, Enum.Parse<PayoutFailureCategory>((string)row["category"]!), (bool)row["isRefusal"]!);
        return data;
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Each_status_is_mapped_in_any_letter_case(string text, PayoutStatus expected)
    {
        foreach (string written in new[] { text, text.ToUpperInvariant(), text.ToLowerInvariant(), $"{char.ToUpperInvariant(text[0])}{text[1..]}" })
        {
            AlexpayStatuses.TryMap(written, out PayoutStatus status).Should().BeTrue();
            status.Should().Be(expected, written);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" success")]
    [InlineData("success ")]
    [InlineData("succeeded")]
    [InlineData("fail")]
    [InlineData("failure")]
    [InlineData("reversed")]
    [InlineData("cancelled")]
    [InlineData("declined")]
    [InlineData("\u017Fuccess")]
    public void A_status_of_no_table_is_pending_and_not_known(string? text)
    {
        AlexpayStatuses.TryMap(text, out PayoutStatus status).Should().BeFalse();
        status.Should().Be(PayoutStatus.Pending);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_failure_code_has_its_category_in_a_read(string code, PayoutFailureCategory category, bool isRefusal)
    {
        foreach (string written in new[] { code, code.ToLowerInvariant(), $" {code} " }) AlexpayErrors.ReadReason(written).Should().Be(new PayoutFailure(category, code));
        AlexpayErrors.Find(code)!.IsRefusal.Should().Be(isRefusal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_failure_code_refuses_a_create_call_only_where_it_is_listed_for_payouts(string code, PayoutFailureCategory category, bool isRefusal)
    {
        string body = $$"""{"status":"error","code":400,"message":"{{code}}","data":null}""";

        CreateReading reading = AlexpayResponses.ReadCreate(new ProviderAnswer(400, Encoding.UTF8.GetBytes(body)));

        reading.Kind.Should().Be(isRefusal ? CreateReadingKind.Rejected : CreateReadingKind.Unrecognised);
        reading.Failure.Should().Be(isRefusal ? new PayoutFailure(category, code) : null);
    }

    [Fact]
    public void The_failure_codes_are_those_of_the_page_and_no_others() =>
        AlexpayErrors.Codes.Select(static row => row.Code).Should().Equal(Rows("failure-codes.json").Select(static row => (string)row["code"]!));

    [Fact]
    public void The_routes_are_those_of_the_page_and_no_others() =>
        AlexpayMethods.Routes.Select(static route => $"{route.Country} {route.Channel} {string.Join(",", route.Currencies.Select(static currency => currency.Code))} {route.CallingCode}")
            .Should().Equal(Methods("routes").Select(static row => $"{row["country"]} {row["channel"]} {row["currency"]} {row["callingCode"]}"));

    [Fact]
    public void The_networks_are_those_of_the_pages_and_no_others() =>
        AlexpayMethods.Networks.Select(static network => $"{network.Country} {network.Network.Code} {network.Name} {network.Former?.Code}")
            .Should().Equal(Methods("networks").Select(static row => $"{row["country"]} {row["code"]} {row["name"]} {row["former"]}"));

    [Theory]
    [InlineData("", null, null)]
    [InlineData("  ", null, null)]
    [InlineData("SOMETHING_NEW_7", "SOMETHING_NEW_7", null)]
    [InlineData("Subscriber is not active", null, "Subscriber is not active")]
    [InlineData("insufficient funds", null, "insufficient funds")]
    public void A_reason_of_no_table_is_kept_as_a_code_or_as_a_text(string reason, string? code, string? message) =>
        AlexpayErrors.ReadReason(reason).Should().Be(code is null && message is null ? null : new PayoutFailure(PayoutFailureCategory.Unspecified, code, message));

    [Theory]
    [InlineData("GH", "mtn", true), InlineData("GH", "telecel", true), InlineData("GH", "vodafone", true), InlineData("GH", "tigo", false), InlineData("GH", "airtel", false)]
    [InlineData("ZM", "mtn", true), InlineData("ZM", "airtel", true), InlineData("ZM", "zamtel", true), InlineData("ZM", "telecel", false), InlineData("ZM", "vodafone", false)]
    [InlineData("NG", "mtn", false)]
    public void A_network_is_served_in_the_countries_that_list_it(string country, string network, bool expected) =>
        AlexpayMethods.Serves(country, new MobileNetwork(network)).Should().Be(expected);

    [Theory]
    [InlineData("GH", "+233241234567", true)]
    [InlineData("GH", "+23324123456", false)]
    [InlineData("GH", "+2332412345678", false)]
    [InlineData("GH", "+260971234567", false)]
    [InlineData("ZM", "+260971234567", true)]
    [InlineData("ZM", "+26097123456", false)]
    [InlineData("ZM", "+2609712345678", false)]
    [InlineData("NG", "+2348012345678", false)]
    public void A_number_is_its_countrys_code_and_nine_digits(string country, string phone, bool expected) => AlexpayMethods.IsNumberOf(country, phone).Should().Be(expected);

    private static IEnumerable<JsonObject> Rows(string file) => Read(file).AsArray().Select(static row => row!.AsObject());

    private static IEnumerable<JsonObject> Methods(string table) => Read("methods.json")[table]!.AsArray().Select(static row => row!.AsObject());

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Alexpay", "Data", file)))!;
}
