using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Alexpay;

/// <summary>Reading a payout over real sockets: paths, errors, and what is no payout.</summary>
public sealed class AlexpayReadTests
{
    private const string ById = $"GET /v1/payment/{AlexpaySample.PayoutId}/check";
    private const string ByReference = $"GET /v1/payment/transactions/{AlexpaySample.Reference}/check";
    private const string NotFound = """{"success":false,"error":"not_found","message":"Endpoint not found","code":404}""";

    [Theory]
    [InlineData(404, NotFound), InlineData(404, ""), InlineData(404, "<html/>"), InlineData(200, NotFound), InlineData(200, """{"status":"error","code":"404","message":"Not found","data":null}""")]
    public async Task The_next_path_is_asked_where_one_says_not_found(int status, string body)
    {
        await using var world = new AlexpayWorld();
        world.Server.On(ById, status, body);
        world.Server.On(ByReference, 200, AlexpaySample.BodyOf("check-success"));

        PayoutReading reading = await world.GetAsync(reference: AlexpaySample.Reference);

        (reading.Status, reading.ProviderId, reading.ProviderReference).Should().Be((PayoutStatus.Succeeded, AlexpaySample.PayoutId, AlexpaySample.Reference));
        world.Server.Lines.Should().Equal(ById, ByReference);
    }

    [Fact]
    public async Task A_payout_that_the_first_path_knows_is_asked_for_once()
    {
        await using var world = new AlexpayWorld();
        world.Server.On(ById, 200, AlexpaySample.BodyOf("check-processing"));

        await world.GetAsync(reference: AlexpaySample.Reference);

        world.Server.Lines.Should().Equal(ById);
    }

    [Fact]
    public async Task A_payout_that_no_path_knows_is_not_found()
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/payment/", 404, NotFound);

        PayoutReading reading = await world.GetAsync(reference: AlexpaySample.Reference);

        reading.IsNotFound.Should().BeTrue();
        world.Server.Lines.Should().Equal(ById, ByReference);
    }

    [Fact]
    public async Task Where_no_reference_is_known_the_id_stands_in_for_it()
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/payment/", 404, NotFound);

        await world.GetAsync("PY_1");

        world.Server.Lines.Should().Equal("GET /v1/payment/PY_1/check", "GET /v1/payment/transactions/PY_1/check");
    }

    [Fact]
    public async Task Paths_of_the_options_are_asked_in_their_order_and_ids_are_escaped()
    {
        await using var world = new AlexpayWorld(static options => options.StatusPaths = ["v2/{reference}/of/{id}", "v3/check?ref={reference}"]);
        world.Server.On("GET /v", 404, NotFound);

        (await world.GetAsync("a/b?c", "d e#f")).IsNotFound.Should().BeTrue();

        world.Server.Lines.Should().Equal("GET /v2/d%20e%23f/of/a%2Fb%3Fc", "GET /v3/check?ref=d%20e%23f");
    }

    [Theory]
    [InlineData(400, "{}", PayoutFailureCategory.InvalidRequest)]
    [InlineData(401, "{\"success\":false,\"code\":401}", PayoutFailureCategory.Configuration)]
    [InlineData(403, "", PayoutFailureCategory.Configuration)]
    [InlineData(422, "{}", PayoutFailureCategory.InvalidRequest)]
    [InlineData(429, "", PayoutFailureCategory.RateLimited)]
    [InlineData(500, "", PayoutFailureCategory.ProviderFault)]
    [InlineData(204, "", PayoutFailureCategory.ProviderFault)]
    [InlineData(200, "", PayoutFailureCategory.ProviderFault)]
    [InlineData(200, "<html/>", PayoutFailureCategory.ProviderFault)]
    [InlineData(200, "[]", PayoutFailureCategory.ProviderFault)]
    [InlineData(200, "{\"status\":\"success\",\"code\":200,\"data\":null}", PayoutFailureCategory.ProviderFault)]
    [InlineData(200, "{\"status\":\"success\",\"code\":200,\"data\":{\"status\":\"failed\"}}", PayoutFailureCategory.ProviderFault)]
    [InlineData(200, "{\"status\":\"success\",\"code\":500,\"data\":{\"id\":\"I\",\"status\":\"failed\"}}", PayoutFailureCategory.ProviderFault)]
    [InlineData(200, "{\"status\":\"error\",\"code\":200,\"data\":{\"id\":\"I\",\"status\":\"failed\"}}", PayoutFailureCategory.ProviderFault)]
    [InlineData(200, "{\"status\":\"success\",\"code\":404,\"data\":{\"id\":\"I\",\"status\":\"failed\"}}", PayoutFailureCategory.ProviderFault)]
    public async Task An_answer_that_tells_nothing_about_a_payout_throws_and_no_other_path_is_asked(int status, string body, PayoutFailureCategory category)
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/payment/", status, body);

        PayoutProviderException error = (await FluentActions.Awaiting(() => world.GetAsync(reference: AlexpaySample.Reference)).Should().ThrowAsync<PayoutProviderException>()).Which;

        (error.Category, error.HttpStatus, error.Provider).Should().Be((category, status, "alexpay"));
        error.Message.Should().StartWith($"Reading a payout at 'alexpay' got HTTP {status}");
        world.Server.Lines.Should().OnlyContain(static line => line == ById);
    }

    [Theory]
    [InlineData(401, "Check both keys"), InlineData(403, "Check what the keys may do"), InlineData(400, "ask Alexpay's support"), InlineData(422, "ask Alexpay's support")]
    public async Task An_exception_says_what_to_do_and_names_the_providers_code(int status, string advice)
    {
        await using var world = new AlexpayWorld();
        world.Server.On(ById, status, """{"success":false,"error":{"type":"SOME_ERROR","title":"the private text"}}""");

        PayoutProviderException error = (await FluentActions.Awaiting(() => world.GetAsync()).Should().ThrowAsync<PayoutProviderException>()).Which;

        error.Message.Should().Contain(advice).And.Contain("(SOME_ERROR)").And.NotContain("private");
        error.ProviderCode.Should().Be("SOME_ERROR");
    }

    [Fact]
    public async Task A_transaction_that_neither_a_name_nor_the_handle_ties_to_the_payout_tells_nothing()
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/payment/", 200, """{"status":"success","code":200,"data":{"id":"another","reference":"PY_other","type":"payout","status":"failed","amount":26,"currency":"ZMW","narration":"rent"}}""");

        Func<Task> reading = () => world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId("asked-for", "PY_mine"), CancellationToken.None));

        await reading.Should().ThrowAsync<PayoutProviderException>();
    }

    [Theory]
    [InlineData("\"collection\""), InlineData("\"refund\""), InlineData("\"\""), InlineData("7")]
    public async Task A_transaction_that_is_no_payout_tells_nothing(string type)
    {
        await using var world = new AlexpayWorld();
        world.Server.On(ById, 200, AlexpaySample.BodyOf("check-failed").Replace("\"payout\"", type, StringComparison.Ordinal));

        PayoutProviderException error = (await FluentActions.Awaiting(() => world.GetAsync()).Should().ThrowAsync<PayoutProviderException>()).Which;

        error.Message.Should().Contain("is no payout").And.Contain("status paths");
        (error.Category, error.HttpStatus, error.Provider).Should().Be((PayoutFailureCategory.ProviderFault, 200, "alexpay"));
    }

    [Theory]
    [InlineData("\"PAYOUT\""), InlineData("null")]
    public async Task A_type_in_another_letter_case_or_none_is_taken(string type)
    {
        await using var world = new AlexpayWorld();
        world.Server.On(ById, 200, AlexpaySample.BodyOf("check-failed").Replace("\"payout\"", type, StringComparison.Ordinal));

        (await world.GetAsync()).Status.Should().Be(PayoutStatus.Failed);
    }

    [Fact]
    public async Task A_reading_keeps_the_id_that_was_asked_for_whatever_the_body_calls_it()
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/payment/PY_14f562f9044c4000000000001/check", 200, AlexpaySample.BodyOf("check-success"));

        PayoutReading reading = await world.GetAsync(AlexpaySample.Reference);

        (reading.ProviderId, reading.ProviderReference).Should().Be((AlexpaySample.Reference, null));
    }

    [Fact]
    public async Task Both_keys_go_with_a_read()
    {
        await using var world = new AlexpayWorld(static options => (options.SecretKey, options.PublicKey) = ("sec_1", "pub_1"));
        world.Server.On(ById, 200, AlexpaySample.BodyOf("check-success"));

        await world.GetAsync();

        world.Server.Requests.Should().ContainSingle().Which.Should().Match<RawExchange>(static request =>
            request.Header("secret-key") == "sec_1" && request.Header("public-key") == "pub_1" && request.Header("Accept") == "application/json");
    }

    [Theory]
    [InlineData(""), InlineData("  ")]
    public async Task A_payout_without_an_id_cannot_be_read(string id)
    {
        await using var world = new AlexpayWorld();

        await FluentActions.Awaiting(() => world.GetAsync(id)).Should().ThrowAsync<ArgumentException>();
    }
}
