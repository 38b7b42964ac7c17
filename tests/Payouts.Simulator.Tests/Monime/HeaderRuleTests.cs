using System.Net;

namespace Payouts.Simulator.Tests.Monime;

public sealed class HeaderRuleTests : SimulatorTest
{
    [Theory]
    [InlineData("v1/payouts", "Authorization", null, 401)]
    [InlineData("v1/payouts", "Authorization", "Bearer mon_test_other", 401)]
    [InlineData("v1/payouts", "Authorization", "mon_test_simulator", 401)]
    [InlineData("payouts", "Authorization", "Basic mon_test_simulator", 401)]
    [InlineData("v1/payouts", "Monime-Space-Id", null, 400)]
    [InlineData("v1/payouts", "Monime-Space-Id", "acc-1", 400)]
    [InlineData("payouts", "Monime-Space-Id", null, 400)]
    [InlineData("v1/payouts", "Monime-Version", "caph.2024-01-01", 400)]
    [InlineData("v1/payouts", "Monime-Version", "", 400)]
    [InlineData("v1/payouts", "Idempotency-Key", null, 400)]
    [InlineData("payouts", "Idempotency-Key", null, 400)]
    public async Task A_create_with_a_bad_header_is_refused_and_executes_nothing(string path, string header, string? value, int status)
    {
        MonimeReply reply = await Monime.SendAsync("POST", path, path.Length > 7 ? MonimeApi.Body() : MonimeApi.DatedBody(), request =>
        {
            MonimeApi.Set(request, "Idempotency-Key", "key");
            MonimeApi.Set(request, header, value);
        });

        ((int)reply.Status).Should().Be(status);
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData("v1/payouts", 64, 200)]
    [InlineData("v1/payouts", 65, 400)]
    [InlineData("payouts", 100, 200)]
    [InlineData("payouts", 101, 400)]
    public async Task A_space_id_may_be_as_long_as_its_generation_says(string path, int length, int status)
    {
        MonimeReply reply = await Monime.GetAsync(path, "spc-".PadRight(length, 'x'));

        ((int)reply.Status).Should().Be(status);
    }

    [Theory]
    [InlineData("v1/payouts", 64, 200)]
    [InlineData("v1/payouts", 65, 400)]
    [InlineData("payouts", 65, 400)]
    public async Task An_idempotency_key_may_have_64_characters(string path, int length, int status)
    {
        string body = path.Length > 7 ? MonimeApi.Body() : MonimeApi.DatedBody();

        MonimeReply reply = await Monime.CreateAsync(body, new string('k', length), path);

        ((int)reply.Status).Should().Be(status);
    }

    [Theory]
    [InlineData("caph.2025-08-23")]
    [InlineData("caph.2025-06-20")]
    [InlineData(null)]
    public async Task A_published_version_or_none_is_accepted(string? version)
    {
        MonimeReply reply = await Monime.SendAsync("GET", "v1/payouts", change: request => MonimeApi.Set(request, "Monime-Version", version));

        reply.Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_version_header_means_nothing_to_the_old_generation()
    {
        MonimeReply reply = await Monime.SendAsync("GET", "payouts", change: request => MonimeApi.Set(request, "Monime-Version", "any"));

        reply.Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_JSON_is_refused()
    {
        MonimeReply reply = await Monime.SendAsync("POST", "v1/payouts", MonimeApi.Body(), request =>
        {
            MonimeApi.Set(request, "Idempotency-Key", "key");
            request.Content!.Headers.ContentType = new("text/plain");
        });

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        reply.Field.Should().Be("Content-Type");
    }

    [Fact]
    public async Task Every_answer_carries_a_request_id_from_a_counter()
    {
        MonimeReply good = await Monime.GetAsync("v1/payouts");
        MonimeReply bad = await Monime.GetAsync("v1/payouts/pyt-404");

        good.Headers["Monime-Request-Id"].Should().Be("req-000001");
        bad.Headers["Monime-Request-Id"].Should().Be("req-000002");
    }

    [Theory]
    [InlineData("mon_test_simulator", "test", true)]
    [InlineData("mon_live_simulator", "live", true)]
    [InlineData("mon_other", null, false)]
    public async Task The_probe_names_the_environment_of_the_token(string token, string? environment, bool authenticated)
    {
        MonimeReply reply = await Monime.SendAsync("GET", "", change: request => MonimeApi.Set(request, "Authorization", "Bearer " + token));

        reply.ShouldHaveShapeOf("v1/identity-probe");
        reply.Json["status"]!["environment"]?.GetValue<string>().Should().Be(environment);
        reply.Json["status"]!["isAuthenticated"]!.GetValue<bool>().Should().Be(authenticated);
    }
}
