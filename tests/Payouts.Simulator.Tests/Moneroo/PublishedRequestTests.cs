using System.Net;

namespace Payouts.Simulator.Tests.Moneroo;

public sealed class PublishedRequestTests : SimulatorTest
{
    [Theory]
    [InlineData("create-request")]
    [InlineData("create-request-full")]
    [InlineData("create-request-demo")]
    public async Task The_published_request_gets_an_answer_of_the_published_shape(string request)
    {
        MonerooReply reply = await Moneroo.CreateAsync(JsonFixture.Text("moneroo/" + request));

        reply.Status.Should().Be(HttpStatusCode.Created);
        reply.ShouldHaveShapeOf("moneroo/create-response");
    }

    [Fact]
    public async Task The_flat_request_of_the_French_page_is_refused()
    {
        MonerooReply reply = await Moneroo.CreateAsync(JsonFixture.Text("moneroo/create-request-flat-stale"));

        reply.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        reply.Fields.Should().Equal("recipient", "phone");
    }
}
