using System.Net;
using Payouts.Simulator.Monime;

namespace Payouts.Simulator.Tests.Monime;

public sealed class LookupTests : SimulatorTest
{
    [Theory]
    [InlineData("v1/momos?country=SL", "v1/momos", 3)]
    [InlineData("v1/banks?country=SL", "v1/banks", 4)]
    [InlineData("momos?country=SL", "2024-08-01/momos", 3)]
    public async Task A_directory_lists_the_providers_of_the_country(string path, string fixture, int count)
    {
        MonimeReply reply = await Monime.GetAsync(path);

        reply.ShouldHaveShapeOf(fixture);
        reply.Json["pagination"]!["count"]!.GetValue<int>().Should().Be(count);
    }

    [Theory]
    [InlineData("v1/momos")]
    [InlineData("v1/momos?country=sl")]
    [InlineData("v1/momos?country=SLE")]
    [InlineData("v1/banks")]
    [InlineData("momos")]
    [InlineData("banks")]
    public async Task A_directory_needs_a_country(string path)
    {
        (await Monime.GetAsync(path)).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_country_without_providers_lists_none()
    {
        (await Monime.GetAsync("v1/momos?country=GH")).Json["result"].Should().BeNull();
    }

    [Fact]
    public async Task A_directory_is_paged()
    {
        MonimeReply first = await Monime.GetAsync("v1/banks?country=SL&limit=3");
        MonimeReply second = await Monime.GetAsync($"v1/banks?country=SL&limit=3&after={first.Json["pagination"]!["next"]}");

        second.Result.AsArray().Should().ContainSingle();
        second.Json["pagination"]!["next"].Should().BeNull();
    }

    [Theory]
    [InlineData("v1/momos/m17", 200)]
    [InlineData("v1/momos/slb004", 404)]
    [InlineData("v1/banks/slb004", 200)]
    [InlineData("v1/banks/slb999", 404)]
    [InlineData("momos/fpr-1", 200)]
    [InlineData("banks/SLB0004", 200)]
    public async Task One_provider_is_found_by_its_own_kind(string path, int status)
    {
        MonimeReply reply = await Monime.GetAsync(path);

        ((int)reply.Status).Should().Be(status);
    }

    [Fact]
    public async Task Only_some_providers_can_be_paid()
    {
        MonimeReply payable = await Monime.GetAsync("v1/momos/m18");
        MonimeReply other = await Monime.GetAsync("v1/momos/m13");

        payable.ShouldHaveShapeOf("v1/momo");
        payable.Result["featureSet"]!["payout"]!["canPayTo"]!.GetValue<bool>().Should().BeTrue();
        other.Result["featureSet"]!["payout"]!["canPayTo"]!.GetValue<bool>().Should().BeFalse();
    }

    [Theory]
    [InlineData("v1/provider-kyc/m17", "v1/kyc")]
    [InlineData("kyc-verifications/m17", "2024-08-01/kyc")]
    public async Task A_registered_number_has_a_name_and_an_unregistered_one_is_not_found(string path, string fixture)
    {
        MonimeReply registered = await Monime.GetAsync(path + "?accountId=%2B23278000000");
        MonimeReply unregistered = await Monime.GetAsync($"{path}?accountId={Uri.EscapeDataString(MonimeMagicNumbers.AccountMissing)}");

        registered.ShouldHaveShapeOf(fixture);
        registered.Text.Should().Contain("+23278000000").And.Contain("Kamara");
        unregistered.Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("v1/provider-kyc/m17", 400)]
    [InlineData("v1/provider-kyc/m99?accountId=1", 404)]
    [InlineData("kyc-verifications/m17", 400)]
    [InlineData("kyc-verifications/m17?accountId=1&accountType=merchant", 200)]
    [InlineData("kyc-verifications/m17?accountId=1&accountType=person", 400)]
    public async Task A_name_lookup_checks_its_parameters(string path, int status)
    {
        ((int)(await Monime.GetAsync(path)).Status).Should().Be(status);
    }
}
