using System.Globalization;
using System.Net;
using System.Text.Json;
using Payouts.PostgreSql.Tests.Support;
using Payouts.RefundService.Tests.Support;
using Payouts.Simulator;
using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Monime;
using Payouts.Simulator.Moneroo;

namespace Payouts.RefundService.Tests;

/// <summary>The sample service as a real process, with the simulator's webhooks coming over real sockets.</summary>
public sealed class RefundServiceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payouts-refunds-");

    private string Journal => Path.Combine(_folder.FullName, "refunds.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Webhooks_doubled_and_shuffled_end_every_refund_right_and_handlers_see_each_change_in_order()
    {
        const int each = 12;
        int port = RefundProcess.FreePort();
        await using PayoutSimulator simulator = await StartSimulatorAsync(port);
        simulator.WebhookScript.Enqueue(new WebhookFault { Action = WebhookAction.Duplicate(3), Times = int.MaxValue });
        await using RefundProcess service = await RefundProcess.StartAsync(port, Journal, "--Simulator", simulator.Address.ToString());
        string[] ids = [.. from number in Enumerable.Range(0, each) from provider in new[] { "moneroo", "monime", "alexpay" } select string.Create(CultureInfo.InvariantCulture, $"{provider}-{number}")];

        foreach (string id in ids)
        {
            (HttpStatusCode status, _) = await service.PostAsync(Refunds.Of(id, id[..id.IndexOf('-')]));
            status.Should().Be(HttpStatusCode.Accepted);

            // What comes next is kept back until there are so many, then sent last first; the last few are never sent at all.
            simulator.WebhookScript.Shuffle(8);
        }

        await service.UntilAsync(async http => (await Task.WhenAll(ids.Select(service.GetAsync))).All(static refund => refund.GetProperty("isFinal").GetBoolean() && HistoryOf(refund)[^1].EndsWith(" Succeeded", StringComparison.Ordinal)));
        JsonElement[] refunds = await Task.WhenAll(ids.Select(service.GetAsync));
        refunds.Count(static refund => refund.GetProperty("sources").EnumerateArray().Any(static source => source.GetString() == "Webhook")).Should().BePositive("polling alone would end them too");
        foreach (JsonElement refund in refunds)
        {
            refund.GetProperty("status").GetString().Should().Be("Succeeded");
            string[] history = HistoryOf(refund);
            history.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
            history[0].Should().EndWith("Created Created");
            history[^1].Should().EndWith("StatusChanged Succeeded");
        }

        simulator.Ledger.ExecutedCount.Should().Be(ids.Length);
        simulator.Webhooks.All.Count(static sent => sent.Status == 200).Should().BeGreaterThan(ids.Length * 2);
        simulator.Webhooks.All.Should().NotContain(static sent => sent.Status >= 400 && sent.Status < 500);
        service.Output.Should().NotContainAny("+22951345020", "78000000", "241234567", "jane@example.com", Refunds.Secret);
    }

    [Fact]
    public async Task A_service_that_is_killed_half_way_ends_the_same_refunds_when_it_is_started_again()
    {
        int port = RefundProcess.FreePort();
        await using PayoutSimulator simulator = await StartSimulatorAsync(port);
        string[] ids = ["moneroo-1", "monime-1", "alexpay-1"];
        await using (RefundProcess first = await RefundProcess.StartAsync(port, Journal, "--Simulator", simulator.Address.ToString()))
        {
            foreach (string id in ids) await first.PostAsync(Refunds.Of(id, id[..^2]));
            await first.KillAsync();
        }

        await using RefundProcess second = await RefundProcess.StartAsync(port, Journal, "--Simulator", simulator.Address.ToString());
        foreach (string id in ids) await second.PostAsync(Refunds.Of(id, id[..^2]));
        await second.UntilAsync(async http => (await Task.WhenAll(ids.Select(second.GetAsync))).All(static refund => refund.GetProperty("status").GetString() == "Succeeded"));

        simulator.Ledger.ExecutedCount.Should().Be(ids.Length);
    }

    [Fact]
    public async Task Without_keys_it_simulates_its_providers_itself_and_is_healthy()
    {
        await using RefundProcess service = await RefundProcess.StartAsync(RefundProcess.FreePort(), Journal);

        using HttpResponseMessage ready = await service.Http.GetAsync("/health/ready");
        (HttpStatusCode created, _) = await service.PostAsync(Refunds.Of("order-1", "monime"));
        (HttpStatusCode again, JsonElement same) = await service.PostAsync(Refunds.Of("order-1", "monime"));
        using HttpResponseMessage nowhere = await service.Http.GetAsync("/refunds/order-2");

        (ready.StatusCode, created, again, nowhere.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.NotFound));
        same.GetProperty("id").GetString().Should().Be("order-1");
        (await service.Http.GetStringAsync("/refunds")).Should().Contain("\"order-1\"");
    }

    [PostgreSqlFact]
    public async Task With_a_connection_string_it_journals_in_PostgreSQL()
    {
        await using TestServer server = await TestServer.StartNewAsync();
        await using RefundProcess service = await RefundProcess.StartAsync(RefundProcess.FreePort(), Journal, "--ConnectionStrings:Payouts", server.ConnectionString());

        await service.PostAsync(Refunds.Of("order-1", "alexpay"));
        await service.UntilAsync(async http => (await service.GetAsync("order-1")).GetProperty("status").GetString() == "Succeeded");

        File.Exists(Journal).Should().BeFalse();
    }

    [Fact]
    public async Task With_a_key_whoever_does_not_know_it_is_told_nothing_and_pays_nobody()
    {
        await using RefundProcess service = await RefundProcess.StartAsync(RefundProcess.FreePort(), Journal, "--ApiKey", "the-key-of-this-test");

        using HttpResponseMessage stranger = await service.Http.GetAsync("/refunds");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/refunds");
        request.Headers.Add("X-Api-Key", "the-key-of-this-test");
        using HttpResponseMessage known = await service.Http.SendAsync(request);

        (stranger.StatusCode, known.StatusCode).Should().Be((HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }

    [Fact]
    public async Task In_Production_nothing_is_simulated_for_want_of_keys()
    {
        Func<Task> start = () => RefundProcess.StartAsync(RefundProcess.FreePort(), Journal, "--environment", "Production", "--ApiKey", "the-key-of-this-test");

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("*No provider account is registered*");
    }

    [Fact]
    public async Task What_is_wrong_with_a_refund_is_told_by_field_and_another_request_under_its_id_is_a_conflict()
    {
        await using RefundProcess service = await RefundProcess.StartAsync(RefundProcess.FreePort(), Journal);
        await service.PostAsync(Refunds.Of("order-1", "monime"));

        (HttpStatusCode invalid, JsonElement problems) = await service.PostAsync(new { id = "order-2", provider = "monime", amount = 10.505, currency = "SLE", phoneNumber = "078000000", country = "SL" });
        (HttpStatusCode unknown, _) = await service.PostAsync(new { id = "order-3", provider = "monime", amount = 1, currency = "ZZZ", phoneNumber = "+23278000000" });
        (HttpStatusCode conflict, _) = await service.PostAsync(new { id = "order-1", provider = "monime", amount = 11, currency = "SLE", phoneNumber = "+23278000000", network = "orange", country = "SL" });

        (invalid, unknown, conflict).Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Conflict));
        problems.GetProperty("errors").EnumerateObject().Select(static field => field.Name).Should().Contain(["Amount", "Destination.PhoneNumber"]);
    }

    private static string[] HistoryOf(JsonElement refund) => [.. refund.GetProperty("history").EnumerateArray().Select(static line => line.GetString()!).DefaultIfEmpty("")];

    private static Task<PayoutSimulator> StartSimulatorAsync(int port)
    {
        var options = new PayoutSimulatorOptions { ProcessingAfter = TimeSpan.FromMilliseconds(50), CompletedAfter = TimeSpan.FromMilliseconds(200) };
        options.For<AlexpaySimulatorOptions>().Webhooks.Secret = Refunds.Secret;
        foreach ((WebhookSettings webhooks, string account) in new[] { (options.For<MonerooSimulatorOptions>().Webhooks, "moneroo"), (options.For<MonimeSimulatorOptions>().Webhooks, "monime") })
        {
            webhooks.Secret = Refunds.Secret;
            webhooks.Urls.Add(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/webhooks/payouts/{account}")));
        }

        return PayoutSimulator.StartAsync(options);
    }
}
