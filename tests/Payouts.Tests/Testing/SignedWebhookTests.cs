using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Payouts.Testing;

namespace Payouts.Tests.Testing;

public sealed class SignedWebhookTests
{
    private const string Secret = "test-secret-key-at-least-32-chars!!";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_771_803_194);

    [Fact]
    public void The_code_is_that_of_the_vectors_computed_elsewhere()
    {
        byte[] moneroo = """{"event":"payout.success","data":{"id":"go86j8csuq51","amount":500,"currency":"USD","status":"success"}}"""u8.ToArray();
        byte[] monime = """{"apiVersion":"caph.2025-08-23","event":{"id":"wkd-0001","name":"payout.completed","timestamp":"1771803194"},"object":{"id":"pyt-0001","type":"payout"},"data":{"id":"pyt-0001","status":"completed"}}"""u8.ToArray();

        Convert.ToHexStringLower(WebhookBytes.Code("whsec_test_secret", "", moneroo)).Should().Be("d2182dae0f728b784e9ddc4661cffe05d376f071a8d5b37f87b39d42c39713b6");
        Convert.ToBase64String(WebhookBytes.Code(Secret, "1771803194_", monime)).Should().Be("2Bl3OEOtmzn6GaYNiZqO4cFmcPRVHCt9UCBx2mw74tM=");
    }

    [Fact]
    public void A_Moneroo_webhook_is_signed_over_a_body_with_escaped_slashes()
    {
        SignedWebhook webhook = new MonerooWebhook { Secret = Secret, PayoutId = "go86j8csuq51", Event = "payout.failed", Amount = Money.Of(1_000, Currency.XOF) }.Sign();

        Header(webhook, MonerooWebhook.SignatureHeader).Should().Be(Convert.ToHexStringLower(Code("", webhook)));
        Text(webhook).Should().Contain("\\/").And.StartWith("""{"event":"payout.failed","data":{"id":"go86j8csuq51","amount":1000,"currency":"XOF","status":"failed",""");
    }

    [Fact]
    public void A_Monime_webhook_is_signed_over_time_underscore_and_body()
    {
        SignedWebhook webhook = new MonimeWebhook { Secret = Secret, PayoutId = "pyt-1", At = At, Amount = Money.Of(12.34m, Currency.SLE) }.Sign();

        Header(webhook, MonimeWebhook.SignatureHeader).Should().Be("t=1771803194,v1=" + Convert.ToBase64String(Code("1771803194_", webhook)));
        JsonNode json = JsonNode.Parse(webhook.Body.Span)!;
        json["event"]!["name"]!.GetValue<string>().Should().Be("payout.completed");
        json["event"]!["timestamp"]!.GetValue<string>().Should().Be("1771803194");
        json["data"]!["amount"]!["value"]!.GetValue<long>().Should().Be(1_234);
    }

    [Fact]
    public void An_Alexpay_webhook_is_signed_over_time_point_and_body_by_default()
    {
        SignedWebhook webhook = new AlexpayWebhook { Secret = Secret, PayoutId = "id-1", Reference = "PY_1", At = At }.Sign();

        Header(webhook, "mor-signature").Should().Be("t=1771803194,v1=" + Convert.ToHexStringLower(Code("1771803194.", webhook)));
        JsonNode.Parse(webhook.Body.Span)!["data"]!["reference"]!.GetValue<string>().Should().Be("PY_1");
    }

    [Fact]
    public void An_Alexpay_webhook_can_have_any_of_the_forms_in_question()
    {
        SignedWebhook joined = new AlexpayWebhook { Secret = Secret, PayoutId = "id-1", At = At, SignatureHeader = "x-sig", TimestampHeader = "x-time", Separator = "", InBase64 = true }.Sign();
        SignedWebhook bare = new AlexpayWebhook { Secret = Secret, PayoutId = "id-1", SignsTime = false, IsBare = true }.Sign();

        Header(joined, "x-sig").Should().Be(Convert.ToBase64String(Code("1771803194", joined)));
        Header(joined, "x-time").Should().Be("1771803194");
        Header(bare, "mor-signature").Should().Be(Convert.ToHexStringLower(Code("", bare)));
        JsonNode.Parse(bare.Body.Span)!["id"]!.GetValue<string>().Should().Be("id-1");
    }

    [Fact]
    public void A_webhook_that_was_tampered_with_keeps_its_signature_and_stays_json()
    {
        SignedWebhook webhook = new MonimeWebhook { Secret = Secret, PayoutId = "pyt-1", At = At }.Sign();

        SignedWebhook tampered = webhook.Tampered();

        tampered.Headers.Should().BeSameAs(webhook.Headers);
        Text(tampered).Should().NotBe(Text(webhook)).And.HaveLength(webhook.Body.Length);
        JsonNode.Parse(tampered.Body.Span).Should().NotBeNull();
    }

    [Fact]
    public void A_header_can_be_taken_away_or_replaced()
    {
        SignedWebhook webhook = new MonerooWebhook { Secret = Secret, PayoutId = "a" }.Sign();

        webhook.WithHeader("x-moneroo-signature", null).Headers.Should().BeEmpty();
        webhook.WithHeader("x-moneroo-signature", "none").Headers.Should().BeEquivalentTo([KeyValuePair.Create("x-moneroo-signature", "none")]);
    }

    [Fact]
    public async Task The_request_carries_exactly_the_signed_bytes_to_the_path()
    {
        SignedWebhook webhook = new MonerooWebhook { Secret = Secret, PayoutId = "a", Path = "/webhooks/moneroo" }.Sign();

        using HttpRequestMessage request = webhook.ToRequest(new Uri("http://localhost:5000/"));

        request.Method.Should().Be(HttpMethod.Post);
        request.RequestUri.Should().Be(new Uri("http://localhost:5000/webhooks/moneroo"));
        request.Headers.GetValues(MonerooWebhook.SignatureHeader).Should().Equal(Header(webhook, MonerooWebhook.SignatureHeader));
        request.Content!.Headers.ContentType!.MediaType.Should().Be("application/json");
        (await request.Content.ReadAsByteArrayAsync()).Should().Equal(webhook.Body.ToArray());
    }

    [Fact]
    public void Nothing_private_is_printed()
    {
        var webhook = new AlexpayWebhook { Secret = Secret, PayoutId = "id-1" };

        $"{webhook} {webhook.Sign()}".Should().NotContain(Secret).And.StartWith("payout.completed of id-1 webhook of ");
    }

    private static string Header(SignedWebhook webhook, string name) => webhook.Headers.Single(header => header.Key == name).Value;

    private static string Text(SignedWebhook webhook) => Encoding.UTF8.GetString(webhook.Body.Span);

    private static byte[] Code(string prefix, SignedWebhook webhook)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(prefix), .. webhook.Body.Span];
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed);
    }
}
