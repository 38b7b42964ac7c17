using System.Text.Json.Nodes;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests.Moneroo;

public sealed class CreateAnswerTests : SimulatorTest
{
    private MonerooSimulatorOptions _options = null!;

    private protected override void Configure(PayoutSimulatorOptions options) => _options = options.For<MonerooSimulatorOptions>();

    [Fact]
    public async Task A_create_answers_with_the_id_and_nothing_else()
    {
        MonerooReply created = await Moneroo.CreateAsync();

        ((int)created.Status).Should().Be(201);
        created.ShouldHaveShapeOf("moneroo/create-response");
        created.Id.Should().MatchRegex("^[0-9a-z]{12}$");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task The_status_of_a_create_can_be_chosen(int status)
    {
        _options.CreateStatus = status;

        ((int)(await Moneroo.CreateAsync()).Status).Should().Be(status);
    }

    [Fact]
    public void A_status_that_is_no_success_cannot_be_chosen()
    {
        FluentActions.Invoking(() => _options.CreateStatus = 204).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task The_success_field_can_be_left_out()
    {
        _options.SendsSuccess = false;

        (await Moneroo.CreateAsync()).ShouldHaveShapeOf("moneroo/create-response-no-success-key");
    }

    [Theory]
    [InlineData(MonerooErrorsShape.FieldLists, "error-422-map")]
    [InlineData(MonerooErrorsShape.FieldTexts, "error-422-map-string")]
    [InlineData(MonerooErrorsShape.Objects, "error-422-list")]
    [InlineData(MonerooErrorsShape.Texts, "error-422-list-string")]
    [InlineData(MonerooErrorsShape.Absent, "error-422-no-errors")]
    public async Task The_form_of_the_errors_can_be_chosen(MonerooErrorsShape shape, string fixture)
    {
        _options.ErrorsShape = shape;
        JsonNode body = JsonNode.Parse(MonerooApi.Body())!;
        body["metadata"] = new JsonObject { ["order"] = new JsonArray() };

        MonerooReply reply = await Moneroo.CreateAsync(body.ToJsonString());

        ((int)reply.Status).Should().Be(422);
        reply.ShouldHaveShapeOf("moneroo/" + fixture);
        reply.Text.Should().Contain(shape is MonerooErrorsShape.Objects or MonerooErrorsShape.Texts ? "\"The metadata.order must be" : "The metadata.order must be");
    }

    [Fact]
    public async Task Every_text_of_a_field_is_in_the_list_of_its_field()
    {
        JsonNode body = JsonNode.Parse(MonerooApi.Body())!;
        body["metadata"] = new JsonObject(Enumerable.Range(0, 11).Select(index => KeyValuePair.Create($"k{index}", (JsonNode?)null)));

        MonerooReply reply = await Moneroo.CreateAsync(body.ToJsonString());

        reply.Fields.Should().HaveCount(12).And.Contain(["metadata", "metadata.k10"]);
    }

    [Fact]
    public async Task A_disabled_method_is_refused_and_sends_nothing()
    {
        _options.DisabledMethods.Add("mtn_bj");

        MonerooReply reply = await Moneroo.CreateAsync();

        ((int)reply.Status).Should().Be(400);
        reply.ShouldHaveShapeOf("moneroo/error-400");
        reply.Message.Should().Contain("active flow");
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task The_demo_method_has_no_flow_in_production()
    {
        MonerooReply reply = await Moneroo.CreateAsync(MonerooApi.DemoBody(), MonerooDefaults.LiveKey);

        ((int)reply.Status).Should().Be(400);
        Simulator.Ledger.Entries.Should().BeEmpty();
    }
}
