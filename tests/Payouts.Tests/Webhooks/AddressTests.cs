using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Webhooks.Support;

namespace Payouts.Tests.Webhooks;

/// <summary>Whose delivery it is: by address, by header and secret, or by the token of one payout.</summary>
public sealed class AddressTests
{
    [Fact]
    public async Task One_address_for_all_finds_the_account_by_its_header_and_its_secret()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(payouts => payouts.AddMonime("monime-payroll", options =>
        {
            (options.AccessToken, options.SpaceId) = (MonimeDefaults.TestToken, "spc-other");
            options.WebhookSecrets.Add("another secret of thirty-two chars");
        }));
        string time = world.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        WebhookResult payroll = await ReceiveAsync("another secret of thirty-two chars");
        WebhookResult first = await ReceiveAsync(WebhookWorld.MonimeSecret);
        WebhookResult nobody = await ReceiveAsync("guessed");
        WebhookResult unsigned = await world.ReceiveAsync(account: null, Vectors.Monime);

        payroll.Should().Be(new WebhookResult(WebhookVerdict.Accepted, "monime-payroll", "payout.completed"));
        first.Should().Be(new WebhookResult(WebhookVerdict.Accepted, "monime", "payout.completed"));
        nobody.Verdict.Should().Be(WebhookVerdict.WrongSignature);
        unsigned.Should().Be(new WebhookResult(WebhookVerdict.MissingSignature));

        Task<WebhookResult> ReceiveAsync(string secret)
        {
            byte[] mac = System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret), System.Text.Encoding.UTF8.GetBytes($"{time}_{Vectors.Monime}"));
            return world.ReceiveAsync(account: null, Vectors.Monime, token: null, ("Monime-Signature", $"t={time},v1={Convert.ToBase64String(mac)}"));
        }
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_not_found()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();

        WebhookResult result = await world.ReceiveAsync("nobody", Vectors.Monime);

        (result, result.HttpStatus).Should().Be((new WebhookResult(WebhookVerdict.UnknownAccount), 404));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_verified()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(static payouts => payouts.Configure(static options => options.Webhooks.MaxBodyBytes = 1024));

        WebhookResult result = await world.ReceiveMonerooAsync(new string('x', 1025));

        (result.Verdict, result.HttpStatus).Should().Be((WebhookVerdict.TooLarge, 413));
    }

    [Theory]
    [InlineData("another account", "moneroo", 0)]
    [InlineData("a changed handle", "alexpay", 5)]
    [InlineData("a changed digest", "alexpay", 50)]
    [InlineData("nothing of a digest", "alexpay", -1)]
    public async Task A_token_that_was_not_made_here_for_this_account_is_refused(string what, string account, int place)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        await world.CreateAsync(WebhookWorld.ToAlexpay());
        string token = await world.TokenOfAsync("refund-4711");
        if (place < 0) token = token[..40];
        else if (place > 0) token = $"{token[..place]}{(token[place] == 'a' ? 'b' : 'a')}{token[(place + 1)..]}";

        (await world.ReceiveAsync(account, """{"event":"payout.completed"}""", token)).Verdict.Should().Be(WebhookVerdict.WrongToken, what);
    }

    [Fact]
    public async Task A_wrong_signature_refutes_a_right_token()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        await world.CreateAsync(WebhookWorld.ToAlexpay());
        string token = await world.TokenOfAsync("refund-4711");
        string time = world.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        WebhookResult result = await world.ReceiveAsync("alexpay", Vectors.Alexpay, token, ("mor-signature", $"t={time},v1={Vectors.AlexpayDotHex}"));

        result.Verdict.Should().Be(WebhookVerdict.WrongSignature);
    }

    [Fact]
    public async Task A_token_without_any_id_reads_the_payout_it_was_made_for()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(static payouts => payouts.AddAlexpay(static options => options.Webhooks.Secrets.Clear()));
        await world.CreateAsync(WebhookWorld.ToAlexpay());
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        WebhookResult result = await world.ReceiveAsync("alexpay", "no json at all", await world.TokenOfAsync("refund-4711"));
        await world.WorkAsync();

        result.Verdict.Should().Be(WebhookVerdict.Accepted);
        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task A_token_never_binds_a_payout_of_another_amount()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        await world.CreateUnknownAsync(WebhookWorld.ToAlexpay());
        string token = await world.TokenOfAsync("refund-4711");
        await using WebhookWorld stranger = await WebhookWorld.StartAsync(payouts => payouts
            .AddAlexpay(options => options.BaseAddress = world.Simulator.AddressOf("alexpay")).Configure(static options => options.Namespace = "other"));
        Payout theirs = await stranger.CreateAsync(WebhookWorld.ToAlexpay(amount: 20m));
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await world.ReceiveAsync("alexpay", $$$"""{"event":"payout.completed","data":{"reference":"{{{theirs.ProviderId}}}"}}""", token);
        await world.WorkAsync();

        Payout payout = (await world.Client.GetAsync("refund-4711"))!;
        (payout.Status, payout.ProviderId).Should().Be((PayoutStatus.Unknown, null));
    }

    [Theory]
    [InlineData("{\"event\":\"disbursement.completed\"}")]
    [InlineData("{\"type\":\"payment\",\"status\":\"success\"}")]
    [InlineData("{\"event\":7}")]
    public async Task At_a_payouts_own_address_the_name_of_the_event_does_not_matter(string body)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        await world.CreateAsync(WebhookWorld.ToAlexpay());
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        WebhookResult result = await world.ReceiveAsync("alexpay", body, await world.TokenOfAsync("refund-4711"));

        (result.Verdict, await world.WorkAsync()).Should().Be((WebhookVerdict.Accepted, 1));
    }

    [Fact]
    public async Task The_same_signed_bytes_count_at_the_common_address_and_at_the_payouts_own()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(static payouts => payouts.AddAlexpay(static options => options.Webhooks.Scheme = Payouts.Alexpay.AlexpayWebhookScheme.Body));
        await world.CreateAsync(WebhookWorld.ToAlexpay());
        string token = await world.TokenOfAsync("refund-4711");

        WebhookVerdict[] verdicts = [await ReceiveAsync(null), await ReceiveAsync(token), await ReceiveAsync(null), await ReceiveAsync(token)];

        verdicts.Should().Equal(WebhookVerdict.Accepted, WebhookVerdict.Accepted, WebhookVerdict.Duplicate, WebhookVerdict.Duplicate);

        async Task<WebhookVerdict> ReceiveAsync(string? at) => (await world.ReceiveAsync("alexpay", Vectors.Alexpay, at, ("mor-signature", Vectors.AlexpayBodyHex))).Verdict;
    }

    [Theory]
    [InlineData("10", "success", false, PayoutStatus.Succeeded)]
    [InlineData("10", "success", true, PayoutStatus.Unknown)]
    [InlineData("10", "failed", false, PayoutStatus.Unknown)]
    [InlineData("11", "success", false, PayoutStatus.Unknown)]
    public async Task Without_signature_and_handle_a_payout_is_bound_only_where_nothing_better_is_set_up_and_nothing_speaks_against_it(
        string amount, string status, bool hasSecret, PayoutStatus expected)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(payouts => payouts.AddAlexpay(options =>
        {
            if (!hasSecret) options.Webhooks.Secrets.Clear();
        }));
        await world.CreateUnknownAsync(WebhookWorld.ToAlexpay());
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        world.Simulator.Faults.Enqueue(new SimulatedFault
        {
            Method = "GET",
            Times = 10,
            Action = FaultAction.Respond(200, $$$"""{"status":"success","code":200,"message":"ok","data":{"reference":"PY_1","amount":{{{amount}}},"currency":"GHS","type":"payout","status":"{{{status}}}"}}"""),
        });

        await world.ReceiveAsync("alexpay", """{"event":"payout.completed","data":{"reference":"PY_1"}}""", await world.TokenOfAsync("refund-4711"));
        await world.WorkAsync();

        Payout payout = (await world.Client.GetAsync("refund-4711"))!;
        (payout.Status, payout.ProviderId).Should().Be((expected, expected == PayoutStatus.Succeeded ? "PY_1" : null));
        payout.NextStep.Kind.Should().NotBe(NextStepKind.AskPerson);
    }

    [Fact]
    public async Task Of_unsigned_deliveries_that_name_the_same_one_a_second_is_kept_and_invented_ids_leave_nothing()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        await world.CreateAsync(WebhookWorld.ToAlexpay());
        string token = await world.TokenOfAsync("refund-4711");

        var verdicts = new List<WebhookVerdict>();
        for (int number = 0; number < 20; number++)
            verdicts.Add((await world.ReceiveAsync("alexpay", FormattableString.Invariant($$$"""{"n":{{{number}}},"event":"payout.completed","data":{"reference":"{{{number / 10}}}"}}"""), token)).Verdict);
        int looked = await world.WorkAsync();
        world.Clock.Advance(TimeSpan.FromHours(1));

        verdicts.Count(static verdict => verdict == WebhookVerdict.Accepted).Should().Be(2);
        (looked, await world.WorkAsync()).Should().Be((2, 0));
    }

    [Fact]
    public async Task An_account_that_is_set_up_wrongly_keeps_no_other_from_the_common_address()
    {
        string key = "a-good-key";
        await using WebhookWorld world = await WebhookWorld.StartAsync(payouts => payouts.AddAlexpay(options => options.SecretKey = key));
        await world.ReceiveAsync(account: null, Vectors.Moneroo);
        key = "a blank in it";
        world.Get<IOptionsMonitorCache<Payouts.Alexpay.AlexpayOptions>>().Clear();
        byte[] mac = System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(WebhookWorld.MonerooSecret), System.Text.Encoding.UTF8.GetBytes(Vectors.Moneroo));

        WebhookResult result = await world.ReceiveAsync(account: null, Vectors.Moneroo, token: null, ("X-Moneroo-Signature", Convert.ToHexString(mac)));

        result.Verdict.Should().Be(WebhookVerdict.Accepted);
    }

    [Fact]
    public async Task An_address_of_ones_own_goes_before_the_callback_address()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(static payouts => payouts.AddAlexpay(static options => options.WebhookUrl = new Uri("https://own.example.com/alexpay")));
        await world.CreateAsync(WebhookWorld.ToAlexpay());

        System.Text.Encoding.UTF8.GetString((await world.Journal.FindAsync("refund-4711", CancellationToken.None))!.Exchange.Body.Span).Should().Contain("\"https://own.example.com/alexpay\"");
    }
}
