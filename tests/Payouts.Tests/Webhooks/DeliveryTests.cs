using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Tests.Support;
using Payouts.Tests.Webhooks.Support;

namespace Payouts.Tests.Webhooks;

/// <summary>What deliveries do: they wake a read, and the read decides.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task A_delivery_wakes_a_read_that_ends_the_payout()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        world.Simulator.Outcomes.For("+23278000000", SimulatedOutcome.Pending);
        Payout pending = await world.CreateAsync(WebhookWorld.ToMonime());
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        await world.WorkAsync();

        // Nothing is due to be polled now.
        world.Simulator.Outcomes.For("+23278000000", SimulatedOutcome.Completed);
        WebhookResult result = await world.ReceiveMonimeAsync(Monime("payout.completed", pending.ProviderId!));
        await world.WorkAsync();

        result.Should().Be(new WebhookResult(WebhookVerdict.Accepted, "monime", "payout.completed"));
        Payout payout = (await world.Client.GetAsync("refund-4711"))!;
        payout.Status.Should().Be(PayoutStatus.Succeeded);
        payout.Timeline[^1].Source.Should().Be(TimelineSource.Webhook);
    }

    [Theory]
    [InlineData("payout.completed")]
    [InlineData("payout.failed")]
    [InlineData("payout.cancelled")]
    [InlineData("payout.never_heard_of")]
    public async Task What_a_body_says_changes_nothing_the_provider_does_not_show(string name)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        Payout pending = await world.CreateAsync(WebhookWorld.ToMonime());

        await world.ReceiveMonimeAsync(Monime(name, pending.ProviderId!, status: "completed"));
        await world.WorkAsync();

        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task Deliveries_out_of_order_end_where_the_provider_is()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        Payout pending = await world.CreateAsync(WebhookWorld.ToMoneroo());
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        foreach (string name in new[] { "payout.success", "payout.failed", "payout.initiated" })
        {
            await world.ReceiveMonerooAsync(Moneroo(name, pending.ProviderId!));
            await world.WorkAsync();
        }

        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Succeeded);
        (await world.TakeEventsAsync()).Where(static happened => happened.Kind == PayoutEventKind.StatusChanged && happened.To == PayoutStatus.Succeeded).Should().ContainSingle();
    }

    [Fact]
    public async Task A_copy_is_acknowledged_and_not_looked_into_again()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        Payout pending = await world.CreateAsync(WebhookWorld.ToMonime());
        string body = Monime("payout.completed", pending.ProviderId!);
        WebhookVerdict[] before = [(await world.ReceiveMonimeAsync(body)).Verdict, (await world.ReceiveMonimeAsync(body)).Verdict];
        await world.WorkAsync();
        int reads = Reads(world);

        // The same event, written otherwise and signed anew.
        WebhookResult after = await world.ReceiveMonimeAsync(body.Replace(",", ", ", StringComparison.Ordinal));
        int looked = await world.WorkAsync();

        before.Should().Equal(WebhookVerdict.Accepted, WebhookVerdict.Duplicate);
        (after.Verdict, after.HttpStatus, looked, Reads(world)).Should().Be((WebhookVerdict.Duplicate, 200, 0, reads));
    }

    [Fact]
    public async Task A_delivery_that_was_sent_again_after_its_time_is_refused_and_changes_nothing()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        Payout pending = await world.CreateAsync(WebhookWorld.ToMonime());
        string body = Monime("payout.completed", pending.ProviderId!);
        string time = world.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        byte[] mac = System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(WebhookWorld.MonimeSecret), System.Text.Encoding.UTF8.GetBytes($"{time}_{body}"));
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        int reads = Reads(world);

        WebhookResult result = await world.ReceiveAsync("monime", body, token: null, ("Monime-Signature", $"t={time},v1={Convert.ToBase64String(mac)}"));

        (result.Verdict, result.HttpStatus).Should().Be((WebhookVerdict.TooOld, 403));
        Reads(world).Should().Be(reads);
    }

    [Theory]
    [InlineData("""{"event":"payment.success","data":{"id":"123456","status":"success"}}""", WebhookVerdict.Ignored)]
    [InlineData("""{"event":"something.new","data":{}}""", WebhookVerdict.Ignored)]
    [InlineData("""{"event":"payout.success","data":{}}""", WebhookVerdict.Unreadable)]
    [InlineData("""{"event":"payout.success","data":[]}""", WebhookVerdict.Unreadable)]
    [InlineData("""{"event":7}""", WebhookVerdict.Unreadable)]
    [InlineData("[]", WebhookVerdict.Unreadable)]
    [InlineData("no json", WebhookVerdict.Unreadable)]
    [InlineData("", WebhookVerdict.Unreadable)]
    public async Task What_tells_of_no_payout_is_acknowledged_and_stored_nowhere(string body, WebhookVerdict expected)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();

        WebhookResult result = await world.ReceiveMonerooAsync(body);

        (result.Verdict, result.HttpStatus).Should().Be((expected, 200));
        (await world.WorkAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_forged_delivery_is_refused_and_asks_nobody()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        Payout pending = await world.CreateAsync(WebhookWorld.ToMoneroo());
        int reads = Reads(world);

        WebhookResult result = await world.ReceiveMonerooAsync(Moneroo("payout.success", pending.ProviderId!), secret: "guessed");

        (result.Verdict, result.EventName).Should().Be((WebhookVerdict.WrongSignature, null));
        Reads(world).Should().Be(reads);
        (await world.WorkAsync()).Should().Be(0, "nothing of it is stored that could be looked into; the payout itself may be due");
    }

    [Fact]
    public async Task A_flood_of_forgeries_is_told_once_a_minute()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        for (int number = 0; number < 100; number++) await world.ReceiveMonerooAsync(Moneroo("payout.success", "x"), secret: "guessed");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.ReceiveMonerooAsync(Moneroo("payout.success", "x"), secret: "guessed");

        world.Logs.Entries.Where(static entry => entry.Id == 40).Select(static entry => entry.Message).Should().SatisfyRespectively(
            static first => first.Should().StartWith("1 webhook"), static second => second.Should().StartWith("100 webhook"));
    }

    [Fact]
    public async Task A_payout_of_another_application_is_told_and_left_alone()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        await using WebhookWorld other = await WebhookWorld.StartAsync(payouts => payouts
            .AddMonime(options => options.BaseAddress = world.Simulator.AddressOf("monime")).Configure(static options => options.Namespace = "other"));
        Payout theirs = await other.CreateAsync(WebhookWorld.ToMonime());

        await world.ReceiveMonimeAsync(Monime("payout.completed", theirs.ProviderId!));

        (await world.WorkAsync()).Should().Be(1);
        (await world.WorkAsync()).Should().Be(0);

        // Sent again, it is looked into again: it may be known by then whose it is.
        (await world.ReceiveMonimeAsync(Monime("payout.completed", theirs.ProviderId!))).Verdict.Should().Be(WebhookVerdict.Accepted);
        (await world.Client.ListAsync().AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task While_the_provider_is_down_a_delivery_waits_and_is_looked_into_when_it_is_back()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        await world.CreateUnknownAsync(WebhookWorld.ToMoneroo());
        LedgerEntry held = world.Simulator.Ledger.Entries.Single();
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        world.Simulator.Faults.Enqueue(new SimulatedFault { Method = "GET", Action = FaultAction.Respond(500), Times = 50 });
        await world.ReceiveMonerooAsync(Moneroo("payout.success", held.PayoutId));
        await world.WorkAsync();
        PayoutStatus during = (await world.Client.GetAsync("refund-4711"))!.Status;
        world.Simulator.Faults.Clear();
        world.Clock.Advance(TimeSpan.FromMinutes(10));

        await world.WorkAsync();

        during.Should().Be(PayoutStatus.Unknown);
        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task A_delivery_about_a_payout_the_provider_does_not_show_is_looked_into_for_two_hours()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        await world.ReceiveMonerooAsync(Moneroo("payout.success", "nowhere"));
        int looked = 0;
        for (int minutes = 0; minutes < 240; minutes += 10)
        {
            looked += await world.WorkAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        // At once, after ten minutes, and so on: until the second hour is over.
        looked.Should().BeInRange(10, 14);
        (await world.ReceiveMonerooAsync(Moneroo("payout.success", "nowhere"))).Verdict.Should().Be(WebhookVerdict.Accepted);
    }

    [Fact]
    public async Task While_a_provider_is_down_for_days_a_delivery_is_kept_and_given_up_on_the_fourth()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        world.Simulator.Faults.Enqueue(new SimulatedFault { Method = "GET", Action = FaultAction.Respond(503), Times = int.MaxValue });
        await world.ReceiveMonerooAsync(Moneroo("payout.success", "po-1"));
        for (int hour = 0; hour < 70; hour++)
        {
            await world.WorkAsync();
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        WebhookVerdict kept = (await world.ReceiveMonerooAsync(Moneroo("payout.success", "po-1"))).Verdict;
        for (int hour = 0; hour < 6; hour++)
        {
            await world.WorkAsync();
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        kept.Should().Be(WebhookVerdict.Duplicate);
        world.Logs.Entries.Should().ContainSingle(static entry => entry.Id == 44);
    }

    [Fact]
    public async Task A_second_payout_of_one_intent_that_a_delivery_names_is_raised()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        Payout first = await world.CreateAsync(WebhookWorld.ToMoneroo());
        Journal.JournalRecord record = (await world.Journal.FindAsync("refund-4711", CancellationToken.None))!;
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, record.Exchange.Uri) { Content = new ReadOnlyMemoryContent(record.Exchange.Body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Payouts.Simulator.Moneroo.MonerooDefaults.SandboxKey}");
        using HttpResponseMessage answer = await http.SendAsync(request);
        LedgerEntry second = world.Simulator.Ledger.Entries.Single(entry => entry.PayoutId != first.ProviderId);

        await world.ReceiveMonerooAsync(Moneroo("payout.success", second.PayoutId));
        await world.WorkAsync();

        (await world.TakeEventsAsync()).Should().ContainSingle(static happened => happened.Kind == PayoutEventKind.DuplicateExecution);
    }

    [Fact]
    public async Task A_journal_that_is_down_is_told_so_that_the_provider_delivers_again()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(journal: new BrokenJournal(static () => new IOException("disk")));

        Func<Task> receive = () => world.ReceiveMonerooAsync(Moneroo("payout.success", "x"));

        await receive.Should().ThrowAsync<PayoutJournalException>();
    }

    internal static string Moneroo(string name, string id) => $$$"""{"event":"{{{name}}}","data":{"id":"{{{id}}}","status":"{{{name[(name.IndexOf('.') + 1)..]}}}"}}""";

    internal static string Monime(string name, string id, string status = "pending") =>
        $$$"""{"apiVersion":"caph.2025-08-23","event":{"id":"wkd-{{{name}}}-{{{id}}}","name":"{{{name}}}","timestamp":"1771803194"},"object":{"id":"{{{id}}}","type":"payout"},"data":{"id":"{{{id}}}","status":"{{{status}}}"}}""";

    private static int Reads(WebhookWorld world) => world.Simulator.Requests.All.Count(static request => request.Method == "GET");
}
