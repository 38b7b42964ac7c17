using Microsoft.Extensions.DependencyInjection;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Monime;

/// <summary>A payout's own operations over real sockets, in both generations.</summary>
public sealed class MonimeProviderTests
{
    public static TheoryData<MonimeApi> Generations { get; } = [MonimeApi.V1, MonimeApi.Release20240801];

    public static TheoryData<MonimeApi, string> GenerationsAndChannels { get; } = new()
    {
        { MonimeApi.V1, "momo" }, { MonimeApi.V1, "bank" }, { MonimeApi.V1, "wallet" },
        { MonimeApi.Release20240801, "momo" }, { MonimeApi.Release20240801, "bank" }, { MonimeApi.Release20240801, "wallet" },
    };

    [Theory]
    [MemberData(nameof(GenerationsAndChannels))]
    public async Task Payout_ToEachKindOfAccount_ArrivesAndTellsItsFee(MonimeApi api, string channel)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        PayoutDestination destination = channel switch { "bank" => Sample.Bank, "wallet" => Sample.Wallet, _ => Sample.Mobile };

        Payout created = await world.CreateAsync(Sample.Request(destination: destination, source: MonimeDefaults.MainAccountId));
        world.Complete();
        Payout done = await world.RefreshAsync();

        (created.Status, created.ProviderStatus).Should().Be((PayoutStatus.Pending, "pending"));
        (done.Status, done.ProviderStatus).Should().Be((PayoutStatus.Succeeded, "completed"));
        done.Fees!.Sum(static fee => fee.Amount.Amount).Should().Be(1.50m);
        world.Simulator.Ledger.Entries.Should().ContainSingle().Which.Should().Match<LedgerEntry>(entry =>
            entry.PayoutId == done.ProviderId && entry.AmountMinor == 15000 && entry.State == LedgerState.Completed);
    }

    [Theory]
    [MemberData(nameof(MonimeResponseTests.Payouts), MemberType = typeof(MonimeResponseTests))]
    public async Task Get_OfEachDocumentedBody_ReadsAsTheCreateCallDoes(
        string name, PayoutStatus status, string text, long minor, string? fees, string? failure, string? delay)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(name.StartsWith("v1", StringComparison.Ordinal) ? MonimeApi.V1 : MonimeApi.Release20240801);
        world.OnRead(FaultAction.Respond(200, WireBodies.Text($"{name}.json"), new Dictionary<string, string> { ["Monime-Request-Id"] = "req-7" }));

        PayoutReading reading = await world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId("pyt-1"), default));

        (reading.Status, reading.ProviderStatus, reading.DelayReason, reading.RequestId).Should().Be((status, text, delay, "req-7"));
        reading.Amount.Should().Be(Money.OfMinor(minor, Currency.SLE));
        (reading.Fees is null, reading.Failure is null).Should().Be((fees is null, failure is null));
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Get_OfAnIdThatDoesNotExist_IsNotFound(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);

        (await world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId("pyt-999999"), default))).IsNotFound.Should().BeTrue();
    }

    [Theory]
    [InlineData(404, "<html>no such page</html>")]
    [InlineData(200, "<html>welcome</html>")]
    [InlineData(200, "{\"success\":true,\"result\":{}}")]
    [InlineData(200, "{\"success\":true,\"result\":{\"id\":7,\"status\":\"failed\"}}")]
    [InlineData(204, "")]
    [InlineData(401, "{\"success\":false,\"messages\":[],\"error\":{\"code\":401,\"reason\":\"unauthorized\",\"message\":\"x\"}}")]
    public async Task Get_OfAnAnswerThatTellsNoPayout_Throws(int status, string body)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnRead(FaultAction.Respond(status, body));

        Func<Task> reading = () => world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId("pyt-1"), default));

        (await reading.Should().ThrowAsync<PayoutProviderException>()).Which.HttpStatus.Should().Be(status);
    }

    [Fact]
    public async Task Get_OfAnIdWithUnsafeCharacters_EscapesIt()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        await world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId("a/../b?c#d"), default));

        world.Wire.All.Should().ContainSingle().Which.ProviderPath.Should().Be("/v1/payouts/a%2F..%2Fb%3Fc%23d");
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task UpdateMetadata_SendsTheHandleAgainSoThatASearchStillFindsThePayout(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        await world.CreateAsync();

        Payout updated = await world.RunAsync(world.Client.UpdateMetadataAsync("refund-4711", new Dictionary<string, string> { ["batch"] = "7" }));

        updated.Metadata.Should().Equal(new Dictionary<string, string> { ["batch"] = "7" });
        (await world.RunAsync(world.Provider.FindByHandleAsync(Sample.HandleOf("refund-4711").Token, default))).Should().ContainSingle();
    }

    [Theory]
    [InlineData(400, CancelOutcome.Refused), InlineData(404, CancelOutcome.Unclear), InlineData(409, CancelOutcome.Refused), InlineData(422, CancelOutcome.Refused)]
    public async Task Cancel_RefusedInTheDocumentedForm_IsNotAccepted(int status, CancelOutcome outcome)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("DELETE", "/payouts/{id}", MonimeFaults.Error(status, "bad_request", "Too late"));

        (await world.RunAsync(world.Provider.CancelAsync("pyt-1", default))).Should().Be(outcome);
    }

    [Theory]
    [InlineData(200, "{\"success\":true,\"messages\":[]}"), InlineData(204, ""), InlineData(202, "")]
    public async Task Cancel_AnsweredWithSuccess_IsAccepted(int status, string body)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("DELETE", "/payouts/{id}", FaultAction.Respond(status, body));

        (await world.RunAsync(world.Provider.CancelAsync("pyt-1", default))).Should().Be(CancelOutcome.Accepted);
    }

    [Theory]
    [InlineData(200, "<html>welcome</html>"), InlineData(200, "{\"success\":false}"), InlineData(200, "[]"), InlineData(404, "<html/>"), InlineData(500, ""), InlineData(302, "")]
    public async Task Cancel_AnsweredWithNothingThatMonimeWouldSay_IsNotTakenForAccepted(int status, string body)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("DELETE", "/payouts/{id}", FaultAction.Respond(status, body));

        Func<Task> cancelling = () => world.RunAsync(world.Provider.CancelAsync("pyt-1", default));

        await cancelling.Should().ThrowAsync<PayoutProviderException>();
    }

    [Fact]
    public async Task Cancel_AnsweredWithASuccessThatBreaksOffBeforeItsBody_IsNotTakenForAccepted()
    {
        await using var server = new RawServer(Scripts.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n"));
        await using PayoutClient client = PayoutClient.Create(payouts => payouts.UseInMemoryJournal().AddMonime(options =>
        {
            options.BaseAddress = server.Address;
            options.AccessToken = MonimeDefaults.TestToken;
            options.SpaceId = MonimeDefaults.SpaceId;
        }));

        Func<Task> cancelling = () => ((IPayoutCancellation)client.GetProvider("monime")).CancelAsync("pyt-1", default);

        await cancelling.Should().ThrowAsync<PayoutProviderException>();
        server.Requests.Should().ContainSingle().Which.RequestLine.Should().StartWith("DELETE ");
    }

    [Fact]
    public async Task Cancel_AnsweredWithAFault_IsNotRepeated()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("DELETE", "/payouts/{id}", FaultAction.Abort(), times: 5);

        Func<Task> cancelling = () => world.RunAsync(world.Provider.CancelAsync("pyt-1", default));

        await cancelling.Should().ThrowAsync<PayoutProviderException>();
        world.Wire.All.Should().ContainSingle();
    }

    [Fact]
    public async Task AnswerOfTenMegabytes_IsNotTrusted()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnRead(FaultAction.HugeBody(10 * 1024 * 1024), times: 4);

        Func<Task> reading = () => world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId("pyt-1"), default));

        await reading.Should().ThrowAsync<PayoutProviderException>();
    }
}
