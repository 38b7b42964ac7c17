using System.Net;
using Payouts.Simulator.Alexpay;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class ReadTests : AlexpayTest
{
    private protected override void Configure(AlexpaySimulatorOptions options) => options.CreateIds = AlexpayCreateIds.Both;

    [Theory]
    [InlineData("v1/payment/{id}/check", 200)]
    [InlineData("v1/payment/{reference}/check", 200)]
    [InlineData("v1/payment/transactions/{reference}/check", 200)]
    [InlineData("v1/payment/transactions/{id}/check", 404)]
    [InlineData("v1/payment/{reference}", 200)]
    [InlineData("v1/payment/{id}", 404)]
    public async Task Each_path_knows_a_payout_by_its_own_id(string path, int status)
    {
        AlexpayReply created = await Alexpay.CreateAsync();

        AlexpayReply read = await Alexpay.GetAsync(Fill(path, created));

        ((int)read.Status).Should().Be(status);
        if (status is 200)
            (read["id"], read["reference"]).Should().Be((created.PayoutId, created["reference"]));
    }

    [Theory]
    [InlineData(AlexpayCheckPaths.ById, "v1/payment/{id}/check", 200)]
    [InlineData(AlexpayCheckPaths.ById, "v1/payment/transactions/{reference}/check", 404)]
    [InlineData(AlexpayCheckPaths.ByReference, "v1/payment/{id}/check", 404)]
    [InlineData(AlexpayCheckPaths.ByReference, "v1/payment/{reference}/check", 404)]
    [InlineData(AlexpayCheckPaths.ByReference, "v1/payment/transactions/{reference}/check", 200)]
    public async Task One_status_path_alone_can_be_served(AlexpayCheckPaths paths, string path, int status)
    {
        await using AlexpayWorld world = await StartAsync(options =>
        {
            options.CreateIds = AlexpayCreateIds.Both;
            options.CheckPaths = paths;
        });
        AlexpayReply created = await world.Api.CreateAsync();

        AlexpayReply read = await world.Api.GetAsync(Fill(path, created));

        ((int)read.Status).Should().Be(status);
    }

    [Theory]
    [InlineData("GET", "v1/payment/011fcbbf-567e-470b-8d21-000000000001/check")]
    [InlineData("GET", "v1/payment/transactions/PY_14f562f9044c4000000000001/check")]
    [InlineData("GET", "v1/payment/PY_14f562f9044c4000000000001")]
    [InlineData("GET", "v1/payment/banks/check")]
    [InlineData("GET", "v1/nothing")]
    [InlineData("GET", "payment")]
    [InlineData("GET", "v1/payment/payouts/process")]
    [InlineData("POST", "v1/payment")]
    public async Task What_does_not_exist_is_not_found_in_the_recorded_body(string method, string path)
    {
        AlexpayReply reply = await Alexpay.SendAsync(method, path);

        reply.Status.Should().Be(HttpStatusCode.NotFound);
        reply.Json.ShouldHaveShapeOf("alexpay/error-404-string");
        reply.Json["error"]!.GetValue<string>().Should().Be("not_found");
    }

    [Fact]
    public async Task An_escaped_id_is_read_as_the_id_it_is()
    {
        AlexpayReply created = await Alexpay.CreateAsync();

        AlexpayReply read = await Alexpay.GetAsync($"v1/payment/{created["reference"].Replace("_", "%5F", StringComparison.Ordinal)}/check");

        read.Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_reset_forgets_payouts_and_gives_the_same_ids_again()
    {
        AlexpayReply created = await Alexpay.CreateAsync();

        Simulator.Reset();

        (await Alexpay.CheckAsync(created)).Status.Should().Be(HttpStatusCode.NotFound);
        (await Alexpay.CreateAsync()).PayoutId.Should().Be(created.PayoutId);
        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    private static string Fill(string path, AlexpayReply created) =>
        path.Replace("{id}", created.PayoutId, StringComparison.Ordinal).Replace("{reference}", created["reference"], StringComparison.Ordinal);
}
