using Payouts.Providers;
using Payouts.Tests.Moneroo.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>A payout's way through the account, over real sockets.</summary>
public sealed class MonerooProviderTests
{
    private const string Verify = "GET /v1/payouts/po1/verify";
    private const string Plain = "GET /v1/payouts/po1";
    private const string NotFound = """{"message":"Payout transaction not found","data":null,"errors":[]}""";

    [Theory]
    [InlineData("success", PayoutStatus.Succeeded), InlineData("failed", PayoutStatus.Failed), InlineData("pending", PayoutStatus.Pending), InlineData("on_hold", PayoutStatus.Pending)]
    public async Task A_payout_is_made_once_and_followed_to_its_end(string status, PayoutStatus end)
    {
        await using MonerooWorld world = new();
        world.On(Verify, 200, Payout(status));

        Payout created = await world.Client.CreateAsync(MonerooSample.Request());
        Payout again = await world.Client.CreateAsync(MonerooSample.Request());
        Payout read = await world.Client.RefreshAsync("refund-4711");

        (created.Status, created.ProviderId, created.ProviderStatus).Should().Be((PayoutStatus.Pending, "po1", "initiated"));
        again.ProviderId.Should().Be("po1");
        (read.Status, read.ProviderStatus).Should().Be((end, status));
        world.Bodies.Should().ContainSingle();
        world.Server.Unmatched.Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"amount\":999,\"currency\":\"XOF\""), InlineData("\"amount\":1000,\"currency\":\"XAF\""), InlineData("\"amount\":1000,\"currency\":\"XOF\",\"environment\":\"live\"")]
    [InlineData("\"amount\":1000,\"currency\":\"XOF\",\"metadata\":{\"payouts_handle\":\"another\"}")]
    public async Task A_reading_of_something_else_changes_nothing(string fields)
    {
        await using MonerooWorld world = new();
        world.On(Verify, 200, $$$"""{"data":{"id":"po1","status":"success",{{{fields}}}}}""");
        await world.Client.CreateAsync(MonerooSample.Request());

        Payout read = await world.Client.RefreshAsync("refund-4711");

        read.Status.Should().Be(PayoutStatus.Pending);
        read.NextStep.Kind.Should().Be(NextStepKind.AskPerson);
    }

    [Theory]
    [InlineData(500), InlineData(502), InlineData(409), InlineData(408), InlineData(302)]
    public async Task A_lost_or_unclear_answer_leaves_the_payout_unknown_and_it_is_never_sent_again(int status)
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Create, status, """{"message":"Server Error"}""");

        Payout first = await world.Client.CreateAsync(MonerooSample.Request());
        world.On(MonerooWorld.Create, 201, MonerooWorld.Created);
        world.Clock.Advance(TimeSpan.FromHours(1));
        Payout second = await world.Client.CreateAsync(MonerooSample.Request());

        (first.Status, second.Status).Should().Be((PayoutStatus.Unknown, PayoutStatus.Unknown));
        world.Bodies.Should().ContainSingle();
    }

    [Fact]
    public async Task Too_many_calls_end_as_not_executed_where_the_minute_is_not_in_the_budget()
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Create, 429, """{"message":"Too Many Requests"}""");

        PayoutNotExecutedException error = (await FluentActions.Awaiting(() => world.Client.CreateAsync(MonerooSample.Request())).Should().ThrowAsync<PayoutNotExecutedException>()).Which;

        (error.Category, error.HttpStatus, world.Bodies.Count).Should().Be((PayoutFailureCategory.RateLimited, 429, 1));
        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Created);
    }

    [Fact]
    public async Task Too_many_calls_are_waited_out_with_the_same_bytes_where_the_answer_names_a_time_in_the_budget()
    {
        await using MonerooWorld world = new();
        int calls = 0;
        await using var server = new TableServer(exchange => !exchange.IsPost ? new TableAnswer(200, """{"data":[]}""")
            : Interlocked.Increment(ref calls) == 1 ? new TableAnswer(429, """{"message":"Too Many Requests"}""", "application/json", "Retry-After: 5")
            : new TableAnswer(201, MonerooWorld.Created));
        world.Reconfigure(options => options.BaseAddress = server.Address);

        Payout payout = await world.RunAsync(world.Client.CreateAsync(MonerooSample.Request()));

        payout.Status.Should().Be(PayoutStatus.Pending);
        byte[][] bodies = [.. server.Requests.Where(static request => request.IsPost).Select(static request => request.Body)];
        bodies.Should().HaveCount(2);
        bodies[1].Should().Equal(bodies[0]);
    }

    [Theory]
    [InlineData(401), InlineData(403), InlineData(404), InlineData(405), InlineData(406), InlineData(415)]
    public async Task A_refusal_of_the_account_is_not_executed_whatever_its_body(int status)
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Create, status, "<html/>");

        PayoutNotExecutedException error = (await FluentActions.Awaiting(() => world.Client.CreateAsync(MonerooSample.Request())).Should().ThrowAsync<PayoutNotExecutedException>()).Which;

        error.Category.Should().Be(PayoutFailureCategory.Configuration);
    }

    [Fact]
    public async Task Every_create_call_goes_over_a_fresh_connection()
    {
        await using MonerooWorld world = new(static options => options.CheckMethods = false);

        await world.Client.CreateAsync(MonerooSample.Request("first"));
        await world.Client.CreateAsync(MonerooSample.Request("second"));

        world.Server.Requests.Select(static request => request.Connection).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_payout_is_read_where_its_page_says_to_verify_it()
    {
        await using MonerooWorld world = new();
        world.On(Verify, 200, Payout("pending"));

        PayoutReading reading = await world.Provider.GetAsync(new ProviderPayoutId("po1"), default);

        reading.Should().Match<PayoutReading>(r => r.ProviderId == "po1" && r.Status == PayoutStatus.Pending && r.ProviderReference == null && r.RequestId == null);
        world.Server.Calls.Should().Equal(Verify);
        world.Server.Requests[0].Header("Authorization").Should().Be($"Bearer {MonerooWorld.Key}");
        world.Server.Requests[0].Header("Accept").Should().Be("application/json");
    }

    [Theory]
    [InlineData(NotFound), InlineData("<html/>")]
    public async Task A_payout_that_is_not_found_there_is_read_at_its_plain_address(string body)
    {
        await using MonerooWorld world = new();
        world.On(Verify, 404, body);
        world.On(Plain, 200, Payout("success"));

        (await world.Provider.GetAsync(new ProviderPayoutId("po1"), default)).Status.Should().Be(PayoutStatus.Succeeded);
        world.Server.Calls.Should().Equal(Verify, Plain);
    }

    [Theory]
    [InlineData(NotFound, NotFound, true), InlineData(NotFound, "<html/>", false), InlineData("<html/>", NotFound, false), InlineData("{}", "{}", false)]
    public async Task A_payout_is_not_there_only_where_both_addresses_say_so_in_Moneroos_form(string verify, string plain, bool isNotFound)
    {
        await using MonerooWorld world = new();
        world.On(Verify, 404, verify);
        world.On(Plain, 404, plain);

        Func<Task<PayoutReading>> reading = () => world.Provider.GetAsync(new ProviderPayoutId("po1"), default);

        if (isNotFound) (await reading()).IsNotFound.Should().BeTrue();
        else (await reading.Should().ThrowAsync<PayoutProviderException>()).Which.HttpStatus.Should().Be(404);
    }

    [Theory]
    [InlineData(200, "<html/>", "Ask again later; if it stays, give Moneroo's support the payout's id.")]
    [InlineData(200, "{\"message\":\"Payout transaction fetched successfully\",\"data\":{}}", "Ask again later*")]
    [InlineData(200, "{\"data\":{\"id\":\"po2\",\"status\":\"success\"}}", "Ask again later*")]
    [InlineData(204, "", "Ask again later*")]
    [InlineData(401, "{\"message\":\"Unauthenticated\"}", "Check the secret key: missing, wrong or revoked.")]
    [InlineData(403, "{\"message\":\"Forbidden\"}", "Check that the key is the secret one and may make payouts.")]
    [InlineData(404, "<html/>", "Check the base address and that the key is of the environment the payout was made in.")]
    [InlineData(429, "{\"message\":\"Too Many Requests\"}", "Wait a minute, then ask again.")]
    [InlineData(500, "{\"message\":\"Server Error\"}", "Ask again later*")]
    public async Task An_answer_that_tells_no_payout_says_what_to_do_and_nothing_it_held(int status, string body, string nextStep)
    {
        await using MonerooWorld world = new();
        world.On(Verify, status, body);
        world.On(Plain, status, body);

        PayoutProviderException error = (await FluentActions.Awaiting(() => world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId("po1"), default)))
            .Should().ThrowAsync<PayoutProviderException>()).Which;

        error.Message.Should().Match($"Reading a payout at 'moneroo' got HTTP {status}, which tells nothing about a payout. {nextStep}");
        (error.HttpStatus, error.Provider).Should().Be((status, "moneroo"));
    }

    [Theory]
    [InlineData("é+%2e", "%C3%A9%2B%252e"), InlineData("5f7b1b2c-1b2c-5f7b-0000-000000000000", "5f7b1b2c-1b2c-5f7b-0000-000000000000"), InlineData("a&b=c", "a%26b%3Dc")]
    public async Task An_id_is_one_segment_of_the_path(string id, string segment)
    {
        await using MonerooWorld world = new();
        world.On($"GET /v1/payouts/{segment}/verify", 404, NotFound);
        world.On($"GET /v1/payouts/{segment}", 404, NotFound);

        (await world.Provider.GetAsync(new ProviderPayoutId(id), default)).IsNotFound.Should().BeTrue();
    }

    [Theory]
    [InlineData(""), InlineData("."), InlineData(".."), InlineData("a/b"), InlineData("a?b"), InlineData("a#b"), InlineData("a b"), InlineData("a\n"), InlineData("\u00A0")]
    public async Task An_id_that_would_be_another_address_is_not_asked_for(string id)
    {
        await using MonerooWorld world = new();

        await FluentActions.Awaiting(() => world.Provider.GetAsync(new ProviderPayoutId(id), default)).Should().ThrowAsync<ArgumentException>().WithMessage("*'/', '?' or '#'*");
        world.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_that_changes_goes_with_the_next_call()
    {
        await using MonerooWorld world = new();
        world.On(Verify, 200, Payout("pending"));
        await world.Client.CreateAsync(MonerooSample.Request());

        world.Reconfigure(static options => options.SecretKey = "pvk_sandbox_n3w|x");
        await world.Client.RefreshAsync("refund-4711");

        world.Server.Requests[^1].Header("Authorization").Should().Be("Bearer pvk_sandbox_n3w|x");
    }

    [Fact]
    public async Task A_key_of_the_other_environment_does_not_touch_payouts_made_before()
    {
        await using MonerooWorld world = new();
        await world.Client.CreateAsync(MonerooSample.Request());
        int calls = world.Server.Requests.Count;

        world.Reconfigure(static options => options.SecretKey = "pvk_n3w|x");

        await FluentActions.Awaiting(() => world.Client.RefreshAsync("refund-4711")).Should().ThrowAsync<PayoutStateException>().WithMessage("*environment of the key changed*");
        world.Server.Requests.Should().HaveCount(calls);
    }

    [Fact]
    public async Task Nothing_private_is_in_the_text_of_a_payout_a_reading_or_a_failure()
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Create, 422, """{"message":"msisdn must start with 229: 22951345020 John","errors":{"recipient.msisdn":["22951345020"]}}""");

        Payout payout = await world.Client.CreateAsync(MonerooSample.Request());

        payout.Status.Should().Be(PayoutStatus.Failed);
        payout.Failure!.Message.Should().Contain("51345020", "a caller may show it, and nobody logs it");
        $"{payout} {payout.Failure} {payout.NextStep} {payout.Destination} {string.Join(' ', payout.Timeline)}".Should().NotContain("51345020").And.NotContain("John");
    }

    private static string Payout(string status) => $$$"""{"message":"Payout transaction fetched successfully!","data":{"id":"po1","status":"{{{status}}}","amount":1000,"currency":{"code":"XOF"},"environment":"sandbox","metadata":[]} }""";
}
