using System.Text.Json.Nodes;
using Payouts.Tests.Alexpay.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Alexpay;

/// <summary>The way of an Alexpay payout through the client: one create call, whatever becomes of it.</summary>
public sealed class AlexpaySendTests
{
    private const string Create = "POST /v1/payment/payouts/process";
    private const string Check = $"GET /v1/payment/{AlexpaySample.PayoutId}/check";

    [Fact]
    public async Task A_payout_is_created_with_both_keys_and_followed_to_its_end()
    {
        await using var world = new AlexpayWorld(static options => (options.SecretKey, options.PublicKey, options.Environment) = ("sec_1", "pub_1", "live"));
        world.Server.On(Create, 200, AlexpaySample.BodyOf("create-response"));
        world.Server.On(Check, 200, OwnBody("check-success"));

        Payout created = await world.CreateAsync();
        Payout done = await world.RunAsync(world.Client.RefreshAsync("refund-4711"));

        (created.Status, created.ProviderId, created.ProviderStatus).Should().Be((PayoutStatus.Pending, AlexpaySample.PayoutId, "processing"));
        (done.Status, done.ProviderReference, done.ProviderStatus).Should().Be((PayoutStatus.Succeeded, AlexpaySample.Reference, "success"));
        done.Fees.Should().Equal(new PayoutFee("charge", Money.Of(25m, Currency.ZMW)));
        world.Server.Creates.Should().ContainSingle().Which.Should().Match<RawExchange>(static request =>
            request.Header("secret-key") == "sec_1" && request.Header("public-key") == "pub_1" && request.Header("Content-Type") == "application/json" && request.Header("Idempotency-Key") == null);
    }

    [Theory]
    [InlineData("create-response-data-string"), InlineData("create-html"), InlineData("error-400-exists"), InlineData("error-409"), InlineData("error-500"), InlineData("error-502-html"), InlineData("error-200-server"), InlineData("error-429")]
    public async Task An_answer_that_proves_nothing_leaves_the_payout_unknown_and_it_is_never_sent_again(string mapping)
    {
        await using var world = new AlexpayWorld();
        WireMockMapping answer = WireMockMapping.Load("alexpay", mapping);
        world.Server.On(Create, answer.StatusCode, answer.Body);

        Payout first = await world.CreateAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        Payout again = await world.CreateAsync();
        world.Clock.Advance(TimeSpan.FromDays(30));
        Payout later = await world.RunAsync(world.Client.RefreshAsync("refund-4711"));

        new[] { first.Status, again.Status, later.Status }.Should().AllBeEquivalentTo(PayoutStatus.Unknown);
        later.NextStep.Kind.Should().Be(NextStepKind.AskPerson);
        world.Server.Creates.Should().ContainSingle();
        world.Server.Lines.Should().NotContain(static line => line.StartsWith("GET /v1/payment?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_throttled_create_is_tried_again_only_where_the_option_calls_it_not_executed()
    {
        await using var world = new AlexpayWorld(static options => options.ThrottledCreatesAreNotExecuted = true);
        world.Server.Script(Create, static count => count == 0 ? (429, AlexpaySample.BodyOf("error-429")) : (200, AlexpaySample.BodyOf("create-response")), "Retry-After: 2");

        Payout payout = await world.CreateAsync();

        payout.Status.Should().Be(PayoutStatus.Pending);
        world.Server.Creates.Should().HaveCount(2);
        world.Server.CreateBodies.Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Fact]
    public async Task A_throttled_create_that_stays_throttled_is_not_executed_where_the_option_says_so()
    {
        await using var world = new AlexpayWorld(static options => options.ThrottledCreatesAreNotExecuted = true);
        world.Server.On(Create, 429, AlexpaySample.BodyOf("error-429"), "Retry-After: 1");

        PayoutNotExecutedException error = (await FluentActions.Awaiting(() => world.CreateAsync()).Should().ThrowAsync<PayoutNotExecutedException>()).Which;

        (error.Category, error.HttpStatus).Should().Be((PayoutFailureCategory.RateLimited, 429));
        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Created);
    }

    [Theory]
    [InlineData(401), InlineData(403), InlineData(404), InlineData(405), InlineData(406), InlineData(415)]
    public async Task After_the_set_up_was_mended_the_same_reference_is_paid_once(int status)
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Create, status, AlexpaySample.BodyOf("error-401"));
        await FluentActions.Awaiting(() => world.CreateAsync()).Should().ThrowAsync<PayoutNotExecutedException>();
        world.Server.On(Create, 200, AlexpaySample.BodyOf("create-response"));

        Payout paid = await world.CreateAsync();

        paid.Status.Should().Be(PayoutStatus.Pending);
        world.Server.Creates.Should().HaveCount(2);
        world.Server.CreateBodies.Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Fact]
    public async Task A_refused_payout_has_failed_with_its_reason()
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Create, 200, AlexpaySample.BodyOf("error-200-body"));

        Payout payout = await world.CreateAsync();

        payout.Status.Should().Be(PayoutStatus.Failed);
        payout.Failure.Should().Be(new PayoutFailure(PayoutFailureCategory.InsufficientFunds, "INSUFFICIENT_FUNDS"));
    }

    [Theory]
    [InlineData("live", "live", PayoutStatus.Succeeded), InlineData("live", "LIVE", PayoutStatus.Succeeded), InlineData(null, "test", PayoutStatus.Succeeded), InlineData("live", "test", PayoutStatus.Pending), InlineData("test", "live", PayoutStatus.Pending)]
    public async Task A_read_of_another_environment_changes_nothing(string? configured, string told, PayoutStatus expected)
    {
        await using var world = new AlexpayWorld(options => options.Environment = configured);
        world.Server.On(Create, 200, AlexpaySample.BodyOf("create-response"));
        world.Server.On(Check, 200, OwnBody("check-success").Replace("\"live\"", $"\"{told}\"", StringComparison.Ordinal));
        await world.CreateAsync();

        (await world.RunAsync(world.Client.RefreshAsync("refund-4711"))).Status.Should().Be(expected);
    }

    [Theory]
    [InlineData("amount", "27"), InlineData("currency", "\"GHS\""), InlineData("narration", "\"testing #0123456789abcdef0123456789abcdef01234567\"")]
    public async Task A_read_of_another_payout_changes_nothing(string field, string value)
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Create, 200, AlexpaySample.BodyOf("create-response"));
        JsonNode body = JsonNode.Parse(OwnBody("check-failed"))!;
        body["data"]![field] = JsonNode.Parse(value);
        world.Server.On(Check, 200, body.ToJsonString());
        await world.CreateAsync();

        Payout refreshed = await world.RunAsync(world.Client.RefreshAsync("refund-4711"));

        refreshed.Status.Should().Be(PayoutStatus.Pending);
        refreshed.NextStep.Kind.Should().Be(NextStepKind.AskPerson);
    }

    [Fact]
    public async Task A_not_found_changes_nothing()
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Create, 200, AlexpaySample.BodyOf("create-response"));
        world.Server.On("GET /v1/payment/", 404, AlexpaySample.BodyOf("error-404-string"));
        await world.CreateAsync();
        world.Clock.Advance(TimeSpan.FromDays(1));

        (await world.RunAsync(world.Client.RefreshAsync("refund-4711"))).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task A_payout_that_was_bound_by_two_names_is_read_by_both()
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Create, 200, AlexpaySample.BodyOf("create-response-both-ids"));
        world.Server.On(Check, 404, "");
        world.Server.On($"GET /v1/payment/transactions/{AlexpaySample.Reference}/check", 200, OwnBody("check-failed"));
        await world.CreateAsync();

        Payout failed = await world.RunAsync(world.Client.RefreshAsync("refund-4711"));

        (failed.Status, failed.ProviderId, failed.ProviderReference).Should().Be((PayoutStatus.Failed, AlexpaySample.PayoutId, AlexpaySample.Reference));
        failed.Failure.Should().Be(new PayoutFailure(PayoutFailureCategory.InsufficientFunds, "INSUFFICIENT_FUNDS"));
    }

    [Fact]
    public async Task An_unknown_payout_is_found_by_its_narration_where_the_list_is_used()
    {
        await using var world = new AlexpayWorld(static options => options.UseTransactionList = true);
        world.Server.On(Create, 500, "");
        Payout unknown = await world.CreateAsync();
        JsonNode page = JsonNode.Parse(AlexpaySample.BodyOf("transactions-list"))!;
        page["data"]!["payments"]![1]!["narration"] = $"testing #{AlexpaySample.HandleOf().Token}";
        world.Server.On("GET /v1/payment?page=1&limit=100", 200, page.ToJsonString());

        world.Clock.Advance(TimeSpan.FromSeconds(181));
        Payout found = await world.RunAsync(world.Client.RefreshAsync("refund-4711"));

        (unknown.Status, unknown.NextStep.Kind).Should().Be((PayoutStatus.Unknown, NextStepKind.Resolve));
        (found.Status, found.ProviderId, found.ProviderReference).Should().Be((PayoutStatus.Pending, "011fcbbf-567e-470b-8d21-000000000002", "PY_14f562f9044c4000000000002"));
        world.Server.Creates.Should().ContainSingle();
    }

    [Fact]
    public async Task An_unknown_payout_that_the_list_does_not_show_stays_unknown_and_is_not_sent_again()
    {
        await using var world = new AlexpayWorld(static options => options.UseTransactionList = true);
        world.Server.On(Create, 500, "");
        await world.CreateAsync();
        world.Server.On("GET /v1/payment?page=1&limit=100", 200, AlexpaySample.BodyOf("transactions-list"));

        world.Clock.Advance(TimeSpan.FromSeconds(181));
        Payout searched = await world.RunAsync(world.Client.RefreshAsync("refund-4711"));

        (searched.Status, searched.NextStep.Kind).Should().Be((PayoutStatus.Unknown, NextStepKind.AskPerson));
        world.Server.Creates.Should().ContainSingle();
    }

    [Fact]
    public async Task Payouts_are_not_paced_where_no_limit_is_documented()
    {
        await using var world = new AlexpayWorld();
        world.Server.Script(Create, static count => (200, AlexpaySample.BodyOf("create-response").Replace("000000000001", $"{count + 1:D12}", StringComparison.Ordinal)));
        DateTimeOffset before = world.Clock.GetUtcNow();

        Payout[] payouts = await world.RunAsync(Task.WhenAll(Enumerable.Range(0, 40).Select(number => world.Client.CreateAsync(AlexpaySample.Request(reference: $"refund-{number}")))));

        payouts.Should().OnlyContain(static payout => payout.Status == PayoutStatus.Pending);
        world.Clock.GetUtcNow().Should().Be(before);
    }

    [Fact]
    public async Task An_account_that_was_addressed_elsewhere_does_not_touch_payouts_made_before()
    {
        await using var world = new AlexpayWorld(static options => options.Environment = "test");
        world.Server.On(Create, 200, AlexpaySample.BodyOf("create-response"));
        await world.CreateAsync();

        world.Reconfigure(static options => options.Environment = "live");

        await FluentActions.Awaiting(() => world.Client.RefreshAsync("refund-4711")).Should().ThrowAsync<PayoutStateException>().WithMessage("*environment of the key changed*");
    }

    [Fact]
    public async Task New_keys_go_with_the_next_call()
    {
        await using var world = new AlexpayWorld(static options => (options.SecretKey, options.PublicKey) = ("sec_1", "pub_1"));
        world.Server.On(Create, 200, AlexpaySample.BodyOf("create-response"));
        world.Server.On(Check, 200, OwnBody("check-processing"));
        await world.CreateAsync();

        world.Reconfigure(static options => (options.SecretKey, options.PublicKey) = ("sec_2", "pub_2"));
        await world.RunAsync(world.Client.RefreshAsync("refund-4711"));

        world.Server.Requests.Where(static request => !request.RequestLine.Contains("countries", StringComparison.Ordinal)).Select(static request => (request.Header("secret-key"), request.Header("public-key")))
            .Should().Equal(("sec_1", "pub_1"), ("sec_2", "pub_2"));
    }

    // The documented body with the narration of our own payout.
    private static string OwnBody(string mapping)
    {
        JsonNode body = JsonNode.Parse(AlexpaySample.BodyOf(mapping))!;
        body["data"]!["narration"] = $"testing #{AlexpaySample.HandleOf().Token}";
        return body.ToJsonString();
    }
}
