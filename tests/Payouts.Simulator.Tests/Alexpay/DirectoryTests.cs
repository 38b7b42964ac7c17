using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class DirectoryTests : AlexpayTest
{
    [Fact]
    public async Task The_countries_are_listed_with_their_currencies()
    {
        AlexpayReply reply = await Alexpay.GetAsync("v1/countries");

        reply.Json.ShouldHaveShapeOf("alexpay/countries");
        reply.Data.AsArray().Select(country => $"{country!["country_code"]} {country["currency_code"]}").Should().Equal("GH GHS", "ZM ZMW");
        reply.Data.AsArray().Select(country => country!["id"]!.GetValue<string>())
            .Should().OnlyHaveUniqueItems().And.OnlyContain(id => Guid.Parse(id).Version == 4);
    }

    [Theory]
    [InlineData("GH", 4)]
    [InlineData("ZM", 0)]
    [InlineData("NG", 0)]
    public async Task The_banks_of_a_country_are_listed(string country, int count)
    {
        AlexpayReply reply = await Alexpay.GetAsync("v1/payment/banks?country=" + country);

        reply.Json.ShouldHaveShapeOf("alexpay/banks");
        reply.Data.AsArray().Should().HaveCount(count);
    }

    [Fact]
    public async Task Not_every_bank_has_a_code()
    {
        JsonArray banks = (await Alexpay.GetAsync("v1/payment/banks?country=GH")).Data.AsArray();

        banks.Count(bank => bank!["code"] is null).Should().Be(1);
    }

    [Theory]
    [InlineData("v1/payment/banks")]
    [InlineData("v1/payment/banks?country=gh")]
    [InlineData("v1/payment/banks?country=GHA")]
    public async Task The_banks_need_a_country(string path)
    {
        AlexpayReply reply = await Alexpay.GetAsync(path);

        ((int)reply.Status).Should().Be(422);
        reply.Problems.Should().Equal("country");
    }

    [Fact]
    public async Task Each_call_for_a_webhook_secret_makes_a_new_one()
    {
        AlexpayReply first = await Alexpay.SendAsync("POST", "v1/account/generate-webhook-secret");
        AlexpayReply second = await Alexpay.SendAsync("POST", "v1/account/generate-webhook-secret");

        first.Json.ShouldHaveShapeOf("alexpay/webhook-secret");
        second["webhook_secret"].Should().NotBe(first["webhook_secret"]).And.HaveLength(64);
    }
}
