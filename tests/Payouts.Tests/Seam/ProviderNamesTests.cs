using Payouts.Tests.Support;

namespace Payouts.Tests.Seam;

/// <summary>What a provider calls a payout: one id or two, and whose handle a read shows.</summary>
public sealed class ProviderNamesTests
{
    private const string Accepted = """{"id":"po_1","other":"PY_9","status":"pending"}""";

    [Fact]
    public async Task Both_of_a_providers_names_are_kept_and_given_to_the_read()
    {
        await using var server = new RawServer(Scripts.Answer(201, Accepted));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address));
        PayResult paid = await host.PayAsync();
        server.Script = Scripts.Answer(200, """{"id":"po_1","status":"paid"}""");

        Payout read = await host.Client.RefreshAsync("refund-4711");

        (paid.Returned!.ProviderId, paid.Returned.ProviderReference).Should().Be(("po_1", "PY_9"));
        server.Requests[^1].RequestLine.Should().Be("GET /payouts/po_1?other=PY_9 HTTP/1.1");
        (read.Status, read.ProviderReference).Should().Be((PayoutStatus.Succeeded, "PY_9"));
    }

    [Fact]
    public async Task A_name_that_is_told_later_is_kept_from_then_on()
    {
        await using var server = new RawServer(Scripts.Answer(201, Scripts.Paid));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address));
        await host.PayAsync();
        server.Script = Scripts.Answer(200, Accepted);

        Payout read = await host.Client.RefreshAsync("refund-4711");

        (read.Status, read.ProviderReference).Should().Be((PayoutStatus.Pending, "PY_9"));
    }

    [Fact]
    public async Task A_read_that_shows_another_payouts_handle_changes_nothing_and_goes_to_a_person()
    {
        await using var server = new RawServer(Scripts.Answer(201, Scripts.Paid));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address));
        await host.PayAsync();
        server.Script = Scripts.Answer(200, $$"""{"id":"po_1","status":"paid","amount":1000,"handle":"{{new string('0', 40)}}"}""");

        Payout read = await host.Client.RefreshAsync("refund-4711");

        read.Status.Should().Be(PayoutStatus.Pending);
        read.NextStep.Kind.Should().Be(NextStepKind.AskPerson);
    }
}
