using System.Net;
using Payouts.Simulator.Monime;

namespace Payouts.Simulator.Tests.Monime;

public sealed class ChangeTests : SimulatorTest
{
    [Theory]
    [InlineData("v1/payouts/")]
    [InlineData("payouts/")]
    public async Task A_delete_before_processing_cancels_and_the_payout_is_gone(string path)
    {
        MonimeReply created = await Monime.CreateAsync();

        MonimeReply deleted = await Monime.SendAsync("DELETE", path + created.Id);
        Clock.Advance(ToFinal);

        deleted.Status.Should().Be(HttpStatusCode.OK);
        deleted.ShouldHaveShapeOf("v1/delete-response");
        (await Monime.GetAsync(path + created.Id)).Status.Should().Be(HttpStatusCode.NotFound);
        (await Monime.GetAsync("v1/payouts")).Json["result"].Should().BeNull();
        Simulator.Ledger.Entries.Single().State.Should().Be(LedgerState.Cancelled);
        Simulator.Ledger.CommittedCount.Should().Be(0);
    }

    [Fact]
    public async Task A_scheduled_payout_can_be_deleted_at_any_time()
    {
        MonimeReply created = await Monime.CreateAsync(MonimeApi.Body(MonimeMagicNumbers.UnknownStatus));
        Clock.Advance(TimeSpan.FromDays(1));

        (await Monime.SendAsync("DELETE", "v1/payouts/" + created.Id)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("DELETE", 300)]
    [InlineData("DELETE", 1000)]
    [InlineData("PATCH", 300)]
    [InlineData("PATCH", 1000)]
    public async Task From_processing_on_a_change_is_refused_and_the_money_moves(string method, int afterMilliseconds)
    {
        MonimeReply created = await Monime.CreateAsync();
        Clock.Advance(TimeSpan.FromMilliseconds(afterMilliseconds));

        MonimeReply reply = await Monime.SendAsync(method, "v1/payouts/" + created.Id, method is "PATCH" ? """{"metadata":{}}""" : null);
        Clock.Advance(ToFinal);

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        Simulator.Ledger.ExecutedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_patch_replaces_the_metadata()
    {
        MonimeReply created = await Monime.CreateAsync();
        Clock.Advance(TimeSpan.FromMilliseconds(100));

        MonimeReply patched = await Monime.SendAsync("PATCH", "v1/payouts/" + created.Id, """{"metadata":{"batch":"7"}}""");

        patched.ShouldHaveShapeOf("v1/update-response");
        patched.Result["metadata"]!.ToJsonString().Should().Be("""{"batch":"7"}""");
        patched.Result["updateTime"]!.GetValue<string>().Should().Be("2026-09-01T10:00:00.1Z");
        Simulator.Ledger.Entries.Single().Metadata.Should().ContainKey("reference");
    }

    [Theory]
    [InlineData("""{}""", """{"reference":"refund-1"}""")]
    [InlineData("""{"metadata":null}""", null)]
    public async Task A_patch_without_metadata_keeps_it_and_null_clears_it(string body, string? metadata)
    {
        MonimeReply created = await Monime.CreateAsync();

        MonimeReply patched = await Monime.SendAsync("PATCH", "v1/payouts/" + created.Id, body);

        patched.Result["metadata"]?.ToJsonString().Should().Be(metadata);
    }

    [Theory]
    [InlineData("v1/payouts/", """{"amount":{"value":1}}""", 400)]
    [InlineData("v1/payouts/", """{"metadata":{"a":1}}""", 400)]
    [InlineData("payouts/", """{"other":1}""", 200)]
    public async Task A_patch_follows_the_schema_of_its_generation(string path, string body, int status)
    {
        MonimeReply created = await Monime.CreateAsync();

        MonimeReply reply = await Monime.SendAsync("PATCH", path + created.Id, body);

        ((int)reply.Status).Should().Be(status);
    }

    [Theory]
    [InlineData("PATCH", "{}")]
    [InlineData("DELETE", null)]
    public async Task A_change_of_what_does_not_exist_is_not_found(string method, string? body)
    {
        MonimeReply reply = await Monime.SendAsync(method, "v1/payouts/pyt-999999", body);

        reply.Status.Should().Be(HttpStatusCode.NotFound);
    }
}
