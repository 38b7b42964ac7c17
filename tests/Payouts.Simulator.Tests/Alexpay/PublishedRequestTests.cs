using System.Net;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class PublishedRequestTests : AlexpayTest
{
    [Theory]
    [InlineData("alexpay/create-request-mobile", "ZMW")]
    [InlineData("alexpay/create-request-bank", "GHS")]
    public async Task The_recorded_request_is_accepted_with_the_directorys_ids(string request, string currency)
    {
        string body = JsonFixture.Text(request)
            .Replace("00000000-0000-4000-8000-000000000001", "$GH", StringComparison.Ordinal)
            .Replace("00000000-0000-4000-8000-000000000002", "$ZM", StringComparison.Ordinal)
            .Replace("e2638454-bd13-5000-8000-000000000001", "$BANK", StringComparison.Ordinal);

        AlexpayReply reply = await Alexpay.CreateAsync(body);

        reply.Status.Should().Be(HttpStatusCode.OK);
        reply.Json.ShouldHaveShapeOf("alexpay/create-response");
        Simulator.Ledger.Entries.Single().Currency.Should().Be(currency);
    }

    [Fact]
    public async Task The_older_request_with_its_blanks_is_refused()
    {
        string body = JsonFixture.Text("alexpay/create-request-mobile-older-published").Replace("{{zambia_country_id}}", "$ZM", StringComparison.Ordinal);

        AlexpayReply reply = await Alexpay.CreateAsync(body);

        reply.Problems.Should().BeEquivalentTo("transfer_to", "webhook_url");
        Simulator.Ledger.Entries.Should().BeEmpty();
    }
}
