using System.Text;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Tests.Seam;

public sealed class AnswerJsonTests
{
    private const string Document = """
        {"text":"t","empty":"","yes":true,"no":false,"whole":500,"fraction":100.0,"cent":347.99,"child":{"id":"x"},"items":[1,2],"nothing":null,
         "time":"2025-08-26T15:41:42.803503Z","notime":"yesterday","half":"\ud800","big":1e30}
        """;

    [Theory]
    [InlineData("text", "t"), InlineData("empty", ""), InlineData("whole", null), InlineData("nothing", null), InlineData("absent", null), InlineData("half", null)]
    public void A_text_is_read_where_there_is_one(string name, string? expected) => AnswerJson.Text(Root(), name).Should().Be(expected);

    [Theory]
    [InlineData("yes", true), InlineData("no", false), InlineData("text", null), InlineData("absent", null)]
    public void A_flag_is_read_where_there_is_one(string name, bool? expected) => AnswerJson.Flag(Root(), name).Should().Be(expected);

    [Theory]
    [InlineData("whole", 500L), InlineData("cent", null), InlineData("text", null), InlineData("big", null)]
    public void A_whole_number_is_read_where_there_is_one(string name, long? expected) => AnswerJson.Whole(Root(), name).Should().Be(expected);

    [Theory]
    [InlineData("500", "500"), InlineData("100.0", "100.0"), InlineData("347.99", "347.99"), InlineData("-3", "-3"), InlineData("0", "0"), InlineData("0.00", "0.00"), InlineData("1e3", "1000"), InlineData("1.5E2", "150")]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999"), InlineData("12345678901234567890123456789", null), InlineData("0.12345678901234567890123456789", null)]
    [InlineData("1e400", null), InlineData("1e-400", null), InlineData("\"5\"", null), InlineData("true", null)]
    public void A_number_is_read_exactly_or_not_at_all(string written, string? expected)
    {
        using JsonDocument document = JsonDocument.Parse($$"""{"amount":{{written}}}""");

        AnswerJson.Number(document.RootElement, "amount")?.ToString(System.Globalization.CultureInfo.InvariantCulture).Should().Be(expected);
    }

    [Fact]
    public void A_time_is_read_where_there_is_one()
    {
        AnswerJson.Time(Root(), "time").Should().Be(new DateTimeOffset(2025, 8, 26, 15, 41, 42, TimeSpan.Zero).AddTicks(8_035_030));
        AnswerJson.Time(Root(), "notime").Should().BeNull();
        AnswerJson.Time(Root(), "whole").Should().BeNull();
    }

    [Fact]
    public void Children_and_items_are_read_where_they_are()
    {
        AnswerJson.Text(AnswerJson.Child(Root(), "child")!.Value, "id").Should().Be("x");
        AnswerJson.Items(Root(), "items")!.Value.GetArrayLength().Should().Be(2);
        AnswerJson.Child(Root(), "items").Should().BeNull();
        AnswerJson.Items(Root(), "child").Should().BeNull();
    }

    [Theory]
    [InlineData("[]"), InlineData("null"), InlineData("5"), InlineData("\"text\"")]
    public void What_is_no_object_has_no_properties(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        AnswerJson.Property(document.RootElement, "id").Should().BeNull();
    }

    [Theory]
    [InlineData(""), InlineData("<html/>"), InlineData("{\"id\":"), InlineData("{} {}")]
    public void What_is_no_JSON_is_no_document(string body) => AnswerJson.TryParse(Encoding.UTF8.GetBytes(body)).Should().BeNull();

    [Fact]
    public void A_name_that_is_no_Unicode_is_absent_and_throws_nothing()
    {
        byte[] body = [.. "{\""u8, 0xC3, 0x28, .. "\":1,\"\\ud800\":2}"u8];

        using JsonDocument? document = AnswerJson.TryParse(body);

        if (document is not null) AnswerJson.Property(document.RootElement, "id").Should().BeNull();
    }

    private static JsonElement Root()
    {
        using JsonDocument document = JsonDocument.Parse(Document);
        return document.RootElement.Clone();
    }
}
