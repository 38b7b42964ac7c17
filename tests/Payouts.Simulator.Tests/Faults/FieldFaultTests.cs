using System.Net;
using System.Text.Json;

namespace Payouts.Simulator.Tests.Faults;

public sealed class FieldFaultTests : SimulatorTest
{
    [Fact]
    public async Task A_renamed_field_keeps_its_value_and_its_place_wherever_it_stands()
    {
        string before = (await Monime.CreateAsync(key: "key")).Text;
        Enqueue(FaultAction.RenameField("amount", "sum"));

        MonimeReply reply = await Monime.CreateAsync(key: "key");

        reply.Status.Should().Be(HttpStatusCode.OK);
        reply.Text.Should().Be(before.Replace("\"amount\"", "\"sum\"", StringComparison.Ordinal));
        reply.Headers.Should().ContainKey("Monime-Request-Id");
    }

    [Fact]
    public async Task A_field_that_is_not_there_cannot_be_renamed_and_the_answer_stays()
    {
        string before = (await Monime.CreateAsync(key: "key")).Text;
        Enqueue(FaultAction.RenameField("nowhere", "sum"));

        (await Monime.CreateAsync(key: "key")).Text.Should().Be(before);
    }

    [Fact]
    public async Task An_added_field_stands_in_every_object_and_replaces_none()
    {
        Enqueue(FaultAction.AddField("currency", """{"new":[1]}"""));

        MonimeReply reply = await Monime.CreateAsync();

        reply.Json["currency"]!.ToJsonString().Should().Be("""{"new":[1]}""");
        reply.Result["destination"]!["currency"]!["new"]![0]!.GetValue<int>().Should().Be(1);
        reply.Result["amount"]!["currency"]!.GetValue<string>().Should().Be("SLE");
    }

    [Fact]
    public void A_field_is_added_with_JSON_or_not_at_all() =>
        FluentActions.Invoking(() => FaultAction.AddField("new", "{")).Should().Throw<JsonException>();

    [Fact]
    public void A_field_is_renamed_to_another_name() =>
        FluentActions.Invoking(() => FaultAction.RenameField("id", "id")).Should().Throw<ArgumentException>().WithMessage("*another*");

    private void Enqueue(FaultAction action) =>
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Point = FaultPoint.AfterExecute, Action = action });
}
