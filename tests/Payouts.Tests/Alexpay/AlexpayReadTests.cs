using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Alexpay;

/// <summary>Reading, listing and searching payouts over real sockets.</summary>
public sealed class AlexpayReadTests
{
    private const string ById = $"GET /v1/payment/{AlexpaySample.PayoutId}/check";
    private const string ByReference = $"GET /v1/payment/transactions/{AlexpaySample.Reference}/check";
    private const string NotFound = """{"success":false,"error":"not_found","message":"Endpoint not found","code":404}""";
    private const string Handle = "0123456789abcdef0123456789abcdef01234567";

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

    [Theory]
    [InlineData("\"collection\""), InlineData("\"refund\""), InlineData("\"pay_out\""), InlineData("\"\""), InlineData("7")]
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

    [Fact]
    public async Task Listing_and_searching_are_off_until_they_are_chosen()
    {
        await using var world = new AlexpayWorld();

        (await FluentActions.Awaiting(() => world.RunAsync(world.Provider.ListPayoutsAsync())).Should().ThrowAsync<PayoutStateException>()).Which.Message.Should().Contain("UseTransactionList");
        (await FluentActions.Awaiting(() => world.Provider.FindByHandleAsync(Handle, CancellationToken.None)).Should().ThrowAsync<PayoutStateException>()).Which.Provider.Should().Be("alexpay");
        world.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_page_is_walked_and_other_transactions_are_left_out()
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?page=1&limit=2", 200, Page(1, 3, Entry("a"), Entry("b", type: "collection")));
        world.Server.On("GET /v1/payment?page=2&limit=2", 200, Page(2, 3, "7", "{\"type\":\"payout\"}", Entry("c")));
        world.Server.On("GET /v1/payment?page=3&limit=2", 200, Page(3, 3, Entry("d")));

        List<PayoutReading> all = await world.RunAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { PageSize = 2 }));

        all.Select(static reading => reading.ProviderId).Should().Equal("a", "c", "d");
    }

    [Theory]
    [InlineData(1), InlineData(100), InlineData(null)]
    public async Task A_page_has_the_size_asked_for_or_the_largest(int? size)
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", 200, Page(1, 1, Entry("a")));

        await world.RunAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { PageSize = size }));

        world.Server.Lines.Should().Equal($"GET /v1/payment?page=1&limit={size ?? 100}");
    }

    [Fact]
    public async Task Conditions_and_sizes_that_are_not_served_are_refused()
    {
        await using AlexpayWorld world = WithList();
        foreach (ProviderPayoutFilter filter in new ProviderPayoutFilter[]
        {
            new() { PageSize = 0 }, new() { PageSize = 101 }, new() { ProviderStatus = "failed" }, new() { SourceAccount = "w" },
            new() { SourceTransactionReference = "r" }, new() { DestinationTransactionReference = "r" },
        })
            await FluentActions.Awaiting(() => world.RunAsync(world.Provider.ListPayoutsAsync(filter))).Should().ThrowAsync<ArgumentException>();

        world.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_search_looks_through_every_page_and_finds_every_payout_with_the_handle()
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?page=1&limit=100", 200, Page(1, 2, Entry("a"), Entry("b", $"rent #{Handle}"), Entry("c", $"{Handle}"), Entry("d", $"rent #{Handle}", "refund")));
        world.Server.On("GET /v1/payment?page=2&limit=100", 200, Page(2, 2, Entry("e", $"#{Handle}"), Entry("f", null)));

        IReadOnlyList<PayoutReading> found = await world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None));

        found.Select(static reading => reading.ProviderId).Should().Equal("b", "e");
    }

    [Fact]
    public async Task An_empty_list_holds_nothing()
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", 200, Page(1, 0));

        (await world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("7"), InlineData("null"), InlineData("{}"), InlineData("{\"type\":\"payout\",\"narration\":\"x\"}"), InlineData("{\"id\":\"i\",\"narration\":7}"), InlineData("{\"id\":\"i\",\"narration\":\"\\ud800\"}")]
    public async Task A_search_that_meets_an_entry_it_cannot_read_concludes_nothing(string entry)
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", 200, Page(1, 1, Entry("a", $"#{Handle}"), entry));

        await FluentActions.Awaiting(() => world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().ThrowAsync<PayoutProviderException>();
    }

    [Theory]
    [InlineData("""{"payments":[],"page":1}""")]
    [InlineData("""{"payments":[],"page":1,"totalPages":"1"}""")]
    [InlineData("""{"payments":[],"page":1,"totalPages":-1}""")]
    [InlineData("""{"payments":[],"page":1,"totalPages":1.5}""")]
    [InlineData("""{"payments":[{"id":"a"}],"page":1,"totalPages":0}""")]
    [InlineData("""{"payments":[{"id":"a"}],"page":2,"totalPages":3}""")]
    [InlineData("""{"payments":[{"id":"a"}],"page":"1","totalPages":1}""")]
    [InlineData("""{"payments":{},"page":1,"totalPages":1}""")]
    [InlineData("""{"items":[],"page":1,"totalPages":1}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_page_that_cannot_be_told_whole_ends_the_search_without_a_conclusion(string data)
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", 200, $$"""{"status":"success","code":200,"data":{{data}} }""");

        PayoutProviderException error = (await FluentActions.Awaiting(() => world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().ThrowAsync<PayoutProviderException>()).Which;

        error.Message.Should().Contain("switch UseTransactionList off");
    }

    [Theory]
    [InlineData(200, "{\"status\":\"error\",\"code\":200,\"data\":{\"payments\":[],\"totalPages\":0}}"), InlineData(404, NotFound), InlineData(401, "{}"), InlineData(200, "<html/>")]
    public async Task A_list_that_is_not_served_ends_the_search_without_a_conclusion(int status, string body)
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", status, body);

        await FluentActions.Awaiting(() => world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().ThrowAsync<PayoutProviderException>();
    }

    [Fact]
    public async Task A_list_that_does_not_turn_its_pages_ends_the_search_without_a_conclusion()
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", 200, """{"status":"success","code":200,"data":{"payments":[{"id":"a"},{"id":"b"}],"totalPages":3}}""");

        await FluentActions.Awaiting(() => world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().ThrowAsync<PayoutProviderException>();

        world.Server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_list_that_grows_while_it_is_walked_is_walked_to_its_new_end()
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?page=1&", 200, Page(1, 2, Entry("a"), Entry("b")));
        world.Server.On("GET /v1/payment?page=2&", 200, Page(2, 3, Entry("b"), Entry("c")));
        world.Server.On("GET /v1/payment?page=3&", 200, Page(3, 3, Entry("d", $"#{Handle}")));

        (await world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().ContainSingle().Which.ProviderId.Should().Be("d");
    }

    [Theory]
    [InlineData("total_pages"), InlineData("lastPage"), InlineData("last_page"), InlineData("totalPages")]
    public async Task Counts_may_stand_in_an_object_of_their_own(string name)
    {
        foreach (string place in new[] { "\"data\":{\"transactions\":[{\"id\":\"a\"}],\"meta\":{0}}", "\"data\":{\"transactions\":[{\"id\":\"a\"}],\"pagination\":{0}}", "\"data\":{\"payments\":[{\"id\":\"a\"}]},\"meta\":{0}", "\"data\":{\"payments\":[{\"id\":\"a\"}]},\"pagination\":{0}" })
        {
            await using AlexpayWorld world = WithList();
            world.Server.On("GET /v1/payment?", 200, $"{{\"status\":\"success\",\"code\":200,{place.Replace("{0}", $"{{\"current_page\":1,\"{name}\":1}}", StringComparison.Ordinal)}}}");

            (await world.RunAsync(world.Provider.ListPayoutsAsync())).Should().ContainSingle(place);
        }
    }

    [Fact]
    public async Task A_webhook_secret_is_generated_by_its_own_call_only()
    {
        await using var world = new AlexpayWorld(static options => options.UseTransactionList = true);
        world.Server.On("POST /v1/payment/payouts/process", 200, AlexpaySample.BodyOf("create-response"));
        world.Server.On(ById, 200, AlexpaySample.BodyOf("check-processing"));
        await world.CreateAsync();
        await world.RunAsync(world.Client.RefreshAsync("refund-4711"));
        await world.RunAsync(world.Provider.GetBalancesAsync());
        await world.RunAsync(world.Provider.GetMethodsAsync(PayoutChannel.BankAccount, "GH"));
        await world.PrepareAsync(AlexpaySample.Request(AlexpaySample.BankAccount));
        world.Server.On("GET /v1/payment?", 200, Page(1, 1, Entry("a")));
        await world.RunAsync(world.Provider.ListPayoutsAsync());
        await world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None));
        world.Server.Lines.Should().NotContain(static line => line.Contains("secret", StringComparison.OrdinalIgnoreCase));
        world.Server.On("POST /v1/account/generate-webhook-secret", 200, AlexpaySample.BodyOf("webhook-secret"));

        string secret = await world.RunAsync(world.Provider.GenerateWebhookSecretAsync());

        secret.Should().Be("alexpay-test-webhook-secret");
        world.Server.Requests[^1].Should().Match<RawExchange>(static request => request.BodyLength == 0 && request.Header("secret-key") != null && request.Header("public-key") != null);
        world.Server.Lines.Count(static line => line.Contains("secret", StringComparison.OrdinalIgnoreCase)).Should().Be(1);
    }

    [Theory]
    [InlineData(500, ""), InlineData(200, "{}"), InlineData(200, "{\"status\":\"success\",\"data\":{\"webhook_secret\":\"\"}}"), InlineData(200, "{\"status\":\"success\",\"data\":\"alexpay\"}")]
    public async Task A_webhook_secret_that_did_not_come_is_not_asked_for_again(int status, string body)
    {
        await using var world = new AlexpayWorld();
        world.Server.On("POST /v1/account/generate-webhook-secret", status, body);

        await FluentActions.Awaiting(() => world.RunAsync(world.Provider.GenerateWebhookSecretAsync())).Should().ThrowAsync<PayoutProviderException>();

        world.Server.Requests.Should().ContainSingle();
    }

    private static AlexpayWorld WithList() => new(static options => options.UseTransactionList = true);

    private static string Entry(string id, string? narration = "testing", string type = "payout") =>
        $$"""{"id":"{{id}}","type":"{{type}}","status":"processing","narration":{{(narration is null ? "null" : $"\"{narration}\"")}} }""";

    private static string Page(int number, int pages, params string[] entries) =>
        $$"""{"status":"success","code":200,"data":{"payments":[{{string.Join(",", entries)}}],"page":{{number}},"pageCount":{{entries.Length}},"totalPages":{{pages}} } }""";
}
