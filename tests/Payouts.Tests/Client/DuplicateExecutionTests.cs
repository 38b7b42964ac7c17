using Payouts.Journal;
using Payouts.Providers;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>A provider that holds two payouts for one intent: the one that paid is the truth, and until that is known nothing is final.</summary>
public sealed class DuplicateExecutionTests
{
    private static readonly string Handle = CorrelationHandle.Derive("default", PayoutsHost.Account, "refund-4711").Token;

    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("failed", "paid", PayoutStatus.Succeeded, "po_2")]
    [InlineData("paid", "failed", PayoutStatus.Succeeded, "po_1")]
    [InlineData("pending", "failed", PayoutStatus.Pending, "po_1")]
    [InlineData("failed", "pending", PayoutStatus.Pending, "po_2")]
    [InlineData("failed", "failed", PayoutStatus.Unknown, "po_1")]
    public async Task The_one_that_paid_or_may_pay_is_followed(string first, string second, PayoutStatus status, string id)
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = Scripts.Answer(200, $"[{Entry("po_1", first)},{Entry("po_2", second)}]");
        _clock.Advance(TimeSpan.FromSeconds(36));

        Payout found = await host.Client.RefreshAsync("refund-4711");

        (found.Status, found.ProviderId).Should().Be((status, id));
        (await EventsAsync(host)).Should().ContainSingle(kind => kind == PayoutEventKind.DuplicateExecution);
    }

    [Fact]
    public async Task While_no_one_of_them_paid_a_person_is_asked_and_each_is_read_again()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = Scripts.Answer(200, $"[{Entry("po_1", "failed")},{Entry("po_2", "failed")}]");
        _clock.Advance(TimeSpan.FromSeconds(36));
        Payout disputed = await host.Client.RefreshAsync("refund-4711");
        server.Script = async exchange =>
        {
            await exchange.ReadBodyAsync();
            bool isSecond = exchange.RequestLine.Contains("po_2", StringComparison.Ordinal);
            await exchange.AnswerAsync(200, isSecond ? Entry("po_2", "paid") : Entry("po_1", "failed"));
        };

        Payout found = await host.Client.RefreshAsync("refund-4711");

        disputed.NextStep.Kind.Should().Be(NextStepKind.AskPerson);
        (found.Status, found.ProviderId, found.NextStep.Kind).Should().Be((PayoutStatus.Succeeded, "po_2", NextStepKind.None));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task One_of_them_that_is_gone_does_not_hide_the_one_that_paid(bool isDecided)
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = Scripts.Answer(200, $"[{Entry("po_1", "failed")},{Entry("po_2", "failed")}]");
        _clock.Advance(TimeSpan.FromSeconds(36));
        await host.Client.RefreshAsync("refund-4711");
        if (isDecided) await host.Client.ResolveAsync("refund-4711", PayoutDecision.NotPaid, "Awa", "Both failed");
        server.Script = async exchange =>
        {
            await exchange.ReadBodyAsync();
            bool isSecond = exchange.RequestLine.Contains("po_2", StringComparison.Ordinal);
            await exchange.AnswerAsync(isSecond ? 200 : 404, isSecond ? Entry("po_2", "paid") : "{}");
        };

        Payout found = await host.Client.RefreshAsync("refund-4711");

        (found.Status, found.ProviderId).Should().Be((PayoutStatus.Succeeded, "po_2"));
        (await EventsAsync(host)).Should().NotContain(PayoutEventKind.Mismatch);
    }

    [Fact]
    public async Task What_a_person_decides_about_two_that_did_not_pay_stands_until_one_did()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = async exchange =>
        {
            await exchange.ReadBodyAsync();
            string answer = exchange.RequestLine.Contains("handle=", StringComparison.Ordinal)
                ? $"[{Entry("po_1", "failed")},{Entry("po_2", "failed")}]"
                : Entry(exchange.RequestLine.Contains("po_2", StringComparison.Ordinal) ? "po_2" : "po_1", "failed");
            await exchange.AnswerAsync(200, answer);
        };
        _clock.Advance(TimeSpan.FromSeconds(36));
        await host.Client.RefreshAsync("refund-4711");

        Payout decided = await host.Client.ResolveAsync("refund-4711", PayoutDecision.NotPaid, "Awa", "Both failed");
        Payout read = await host.Client.RefreshAsync("refund-4711");

        (decided.Status, read.Status).Should().Be((PayoutStatus.Failed, PayoutStatus.Failed));
    }

    [Fact]
    public async Task A_list_that_leaves_the_amount_out_is_completed_by_the_payouts_own_page()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = async exchange =>
        {
            await exchange.ReadBodyAsync();
            bool isList = exchange.RequestLine.Contains("handle=", StringComparison.Ordinal);
            await exchange.AnswerAsync(200, isList ? $$"""[{"id":"po_1","handle":"{{Handle}}"}]""" : """{"id":"po_1","status":"paid","amount":1000}""");
        };
        _clock.Advance(TimeSpan.FromSeconds(36));

        (await host.Client.RefreshAsync("refund-4711")).Status.Should().Be(PayoutStatus.Succeeded);
    }

    private static string Entry(string id, string status) => $$"""{"id":"{{id}}","status":"{{status}}","amount":1000,"handle":"{{Handle}}"}""";

    private PayoutsHost Host(RawServer server) =>
        new(new LoopbackSettings(server.Address) { IsKeyed = false, IsSearchable = true }, new HostSetup { Clock = _clock });

    private static async Task<List<PayoutEventKind>> EventsAsync(PayoutsHost host)
    {
        var kinds = new List<PayoutEventKind>();
        while (await host.Journal.TakeEventsAsync(100, TimeSpan.FromMinutes(1), CancellationToken.None) is { Count: > 0 } taken)
        {
            foreach (JournalEvent each in taken)
            {
                kinds.Add(each.Event.Kind);
                await host.Journal.FinishEventAsync(each, EventDisposition.Delivered, TimeSpan.Zero, CancellationToken.None);
            }
        }

        return kinds;
    }
}
