using System.Net;

namespace Payouts.Simulator.Tests.Monime;

public sealed class PublishedRequestTests : SimulatorTest
{
    [Theory]
    [InlineData("v1/create-request-minimal", "v1/payouts", "v1/create-response")]
    [InlineData("2024-08-01/create-request", "payouts", "2024-08-01/create-response")]
    public async Task The_recorded_request_gets_an_answer_of_the_recorded_shape(string request, string path, string response)
    {
        MonimeReply reply = await Monime.CreateAsync(JsonFixture.Text(request), path: path);

        reply.Status.Should().Be(HttpStatusCode.OK);
        reply.ShouldHaveShapeOf(response);
    }

    [Fact]
    public async Task A_token_that_is_not_recognised_gets_the_recorded_error()
    {
        MonimeReply reply = await Monime.SendAsync("GET", "v1/payouts", change: request => MonimeApi.Set(request, "Authorization", null));

        reply.Text.Should().Be(System.Text.Json.Nodes.JsonNode.Parse(JsonFixture.Text("v1/error-401"))!.ToJsonString());
    }
}
