using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Payouts.Tests.Model;

public sealed class JsonRoundTripTests
{
    private static readonly JsonSerializerOptions Reflection = new();
    private static readonly JsonSerializerOptions AnyOrder = new() { AllowOutOfOrderMetadataProperties = true };

    public static TheoryData<string, bool> Samples
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string name in ModelSamples.All.Keys)
            {
                data.Add(name, false);
                data.Add(name, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_member_comes_back(string sample, bool isSourceGenerated)
    {
        (Type type, object value) = ModelSamples.All[sample];
        string json = JsonSerializer.Serialize(value, type, Options(isSourceGenerated));

        object? back = JsonSerializer.Deserialize(json, type, Options(isSourceGenerated));

        JsonSerializer.Serialize(back, type, Options(isSourceGenerated)).Should().Be(json);
        back!.GetType().Should().Be(value.GetType());
        back.Should().BeEquivalentTo(value, options => options.Excluding(member => member.Type == typeof(ReadOnlyMemory<byte>)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_member_of_a_sample_is_written_with_a_value(string sample, bool isSourceGenerated)
    {
        (Type type, object value) = ModelSamples.All[sample];
        if (sample is "mobile money, number only" or "bank account by its own type") return;
        if (JsonSerializer.SerializeToNode(value, type, Options(isSourceGenerated)) is not JsonObject json) return;

        json.Where(member => member.Value is null).Select(member => member.Key).Should().BeEmpty("a member without a value in the sample is not tested");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Members_that_a_later_version_adds_are_ignored(string sample, bool isSourceGenerated)
    {
        (Type type, object value) = ModelSamples.All[sample];
        if (JsonSerializer.SerializeToNode(value, type, Options(isSourceGenerated)) is not JsonObject json) return;
        json["FromTheFuture"] = new JsonObject { ["a"] = new JsonArray(1, null, "x") };

        FluentActions.Invoking(() => json.Deserialize(type, Options(isSourceGenerated))).Should().NotThrow();
    }

    [Theory]
    [InlineData("Reference", false)]
    [InlineData("Reference", true)]
    [InlineData("Amount", false)]
    [InlineData("Amount", true)]
    [InlineData("Destination", false)]
    [InlineData("Destination", true)]
    public void A_request_without_a_required_member_is_refused(string member, bool isSourceGenerated)
    {
        JsonObject json = JsonSerializer.SerializeToNode(ModelSamples.Request, Options(isSourceGenerated))!.AsObject();
        json.Remove(member).Should().BeTrue();

        FluentActions.Invoking(() => json.Deserialize<PayoutRequest>(Options(isSourceGenerated))).Should().Throw<JsonException>().WithMessage($"*{member}*");
    }

    [Theory]
    [InlineData("mobile money", """{"type":"mobileMoney","PhoneNumber":"\u002B23278000000","Network":"orange","Country":"SL"}""")]
    [InlineData("bank account", """{"type":"bankAccount","BankCode":"slb","AccountNumber":"0012345","Country":"SL"}""")]
    [InlineData("provider wallet", """{"type":"providerWallet","WalletCode":"w1","WalletId":"id-1","Country":"SL"}""")]
    public void A_destination_names_its_type(string sample, string json) =>
        JsonSerializer.Serialize(ModelSamples.All[sample].Value, typeof(PayoutDestination), Reflection).Should().Be(json);

    [Fact]
    public void A_destination_whose_type_is_written_last_is_read_where_the_options_allow_it()
    {
        JsonSerializer.Deserialize<PayoutDestination>("""{"BankCode":"slb","AccountNumber":"1","type":"bankAccount"}""", AnyOrder)
            .Should().BeOfType<BankAccountDestination>().Which.BankCode.Should().Be("slb");
    }

    [Theory]
    [InlineData("""{"type":"cash"}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("[]")]
    public void A_destination_of_an_unknown_type_is_refused(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<PayoutDestination>(json, Reflection)).Should().Throw<JsonException>();

    [Fact]
    public void Every_enumeration_of_the_model_is_written_as_text()
    {
        Type[] enumerations = [.. typeof(Payout).Assembly.GetExportedTypes().Where(type => type.IsEnum && type.IsDefined(typeof(JsonConverterAttribute), inherit: false))];
        enumerations.Should().Contain([typeof(PayoutStatus), typeof(PayoutChannel), typeof(PayoutFailureCategory), typeof(NextStepKind), typeof(TimelineSource)]);
        foreach (object value in enumerations.SelectMany(type => Enum.GetValues(type).Cast<object>()))
        {
            string json = JsonSerializer.Serialize(value, value.GetType(), Reflection);
            json.Should().Be($"\"{value}\"");
            JsonSerializer.Deserialize(json, value.GetType(), Reflection).Should().Be(value);
        }
    }

    [Fact]
    public void The_raw_answer_of_a_payout_is_not_written() =>
        typeof(Payout).GetProperties().Should().NotContain(property => property.PropertyType == typeof(RawAnswer));

    private static JsonSerializerOptions Options(bool isSourceGenerated) => isSourceGenerated ? ModelJsonContext.Default.Options : Reflection;
}
