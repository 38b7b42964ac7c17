using System.Net;
using System.Net.Http.Headers;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests.Moneroo;

public sealed class HeaderRuleTests : SimulatorTest
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer pvk_sandbox_s1m0l8")]
    [InlineData("Bearer pvk_sandbox_s1m0l8%7C01HQ3Z5J8K2M4N6P8R0S2T4V6W")]
    [InlineData("Basic " + MonerooDefaults.SandboxKey)]
    [InlineData(MonerooDefaults.SandboxKey)]
    public async Task A_create_without_a_known_key_is_not_authenticated_and_sends_nothing(string? authorization)
    {
        MonerooReply reply = await Moneroo.SendAsync("POST", MonerooApi.CreatePath, MonerooApi.Body(), request => MonerooApi.Set(request, "Authorization", authorization));

        reply.Status.Should().Be(HttpStatusCode.Unauthorized);
        reply.ShouldHaveShapeOf("moneroo/error-401");
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData("v1/payouts/go86j8csuq51")]
    [InlineData("v1/payouts/go86j8csuq51/verify")]
    public async Task A_read_without_a_key_is_not_authenticated(string path)
    {
        MonerooReply reply = await Moneroo.SendAsync("GET", path, change: request => MonerooApi.Set(request, "Authorization", null));

        reply.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null, 406)]
    [InlineData("text/html", 406)]
    [InlineData("application/xml, text/json", 406)]
    [InlineData("application/json", 404)]
    [InlineData("Application/JSON; charset=utf-8", 404)]
    [InlineData("text/html, application/json;q=0.9", 404)]
    [InlineData("*/*", 404)]
    public async Task A_call_must_accept_JSON(string? accept, int status)
    {
        MonerooReply reply = await Moneroo.SendAsync("GET", "v1/payouts/go86j8csuq51", change: request => MonerooApi.Set(request, "Accept", accept));

        ((int)reply.Status).Should().Be(status);
        reply.ShouldHaveShapeOf("moneroo/error-406");
    }

    [Fact]
    public async Task A_create_that_does_not_accept_JSON_sends_nothing()
    {
        MonerooReply reply = await Moneroo.SendAsync("POST", MonerooApi.CreatePath, MonerooApi.Body(), request => MonerooApi.Set(request, "Accept", null));

        reply.Status.Should().Be(HttpStatusCode.NotAcceptable);
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_JSON_is_a_bad_request()
    {
        MonerooReply reply = await Moneroo.SendAsync("POST", MonerooApi.CreatePath, MonerooApi.Body(), request =>
            request.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/plain"));

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_can_be_added_to_either_environment_whatever_it_looks_like()
    {
        PayoutSimulatorOptions options = new() { TimeProvider = Clock };
        options.For<MonerooSimulatorOptions>().LiveKeys.Add("test_of_the_docs");
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(options);
        using MonerooApi moneroo = new(simulator.AddressOf("moneroo"));

        MonerooReply created = await moneroo.CreateAsync(key: "test_of_the_docs");

        (await moneroo.GetAsync("v1/payouts/" + created.Id, "test_of_the_docs")).Payout["environment"]!.GetValue<string>().Should().Be("production");
    }
}
