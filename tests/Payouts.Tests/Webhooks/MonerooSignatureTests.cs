using Microsoft.Extensions.DependencyInjection;
using Payouts.Tests.Webhooks.Support;

namespace Payouts.Tests.Webhooks;

/// <summary>Moneroo's signature: hex HMAC-SHA256 over the raw body.</summary>
public sealed class MonerooSignatureTests
{
    [Theory]
    [InlineData("the vector", Vectors.Moneroo, Vectors.MonerooSignature, WebhookVerdict.Accepted)]
    [InlineData("escapes of slashes and accents", Vectors.MonerooEscaped, Vectors.MonerooEscapedSignature, WebhookVerdict.Accepted)]
    [InlineData("capital digits", Vectors.Moneroo, "D2182DAE0F728B784E9DDC4661CFFE05D376F071A8D5B37F87B39D42C39713B6", WebhookVerdict.Accepted)]
    [InlineData("the algorithm before it", Vectors.Moneroo, $"sha256={Vectors.MonerooSignature}", WebhookVerdict.Accepted)]
    [InlineData("another body's", Vectors.Moneroo, Vectors.MonerooEscapedSignature, WebhookVerdict.WrongSignature)]
    [InlineData("a byte changed", """{"event":"payout.success","data":{"id":"go86j8csuq51","amount":501,"currency":"USD","status":"success"}}""", Vectors.MonerooSignature, WebhookVerdict.WrongSignature)]
    [InlineData("a blank added", Vectors.Moneroo + " ", Vectors.MonerooSignature, WebhookVerdict.WrongSignature)]
    [InlineData("escapes written anew", """{"event":"payout.failed","data":{"id":"go86j8csuq52","amount":1000,"currency":"XOF","status":"failed","url":"https://example.com/\u00e9"}}""", Vectors.MonerooEscapedSignature, WebhookVerdict.WrongSignature)]
    [InlineData("an empty body", "", Vectors.MonerooSignature, WebhookVerdict.WrongSignature)]
    [InlineData("one digit less", Vectors.Moneroo, "d2182dae0f728b784e9ddc4661cffe05d376f071a8d5b37f87b39d42c39713b", WebhookVerdict.MalformedSignature)]
    [InlineData("no hex", Vectors.Moneroo, "z2182dae0f728b784e9ddc4661cffe05d376f071a8d5b37f87b39d42c39713b6", WebhookVerdict.MalformedSignature)]
    [InlineData("base64", Vectors.Moneroo, "0hgtrg9yi3hOndxGYc/+BdN28HGo1bN/h7OdQsOXE7Y=", WebhookVerdict.MalformedSignature)]
    [InlineData("two of them", Vectors.Moneroo, $"{Vectors.MonerooSignature},{Vectors.MonerooSignature}", WebhookVerdict.MalformedSignature)]
    [InlineData("an empty one", Vectors.Moneroo, "", WebhookVerdict.MissingSignature)]
    public async Task A_delivery_is_judged_by_its_bytes_and_its_signature(string what, string body, string signature, WebhookVerdict expected)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();

        WebhookResult result = await world.ReceiveAsync("moneroo", body, token: null, ("x-moneroo-signature", signature));

        result.Verdict.Should().Be(expected, what);
        result.HttpStatus.Should().Be(expected == WebhookVerdict.Accepted ? 200 : 403);
    }

    [Fact]
    public async Task Without_the_header_it_is_refused()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();

        (await world.ReceiveAsync("moneroo", Vectors.Moneroo)).Verdict.Should().Be(WebhookVerdict.MissingSignature);
    }

    [Theory]
    [InlineData(WebhookWorld.MonerooSecret, "the new one", WebhookVerdict.Accepted)]
    [InlineData("the old one", WebhookWorld.MonerooSecret, WebhookVerdict.Accepted)]
    [InlineData("the old one", "the new one", WebhookVerdict.WrongSignature)]
    public async Task While_a_secret_is_replaced_either_counts(string first, string second, WebhookVerdict expected)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(payouts => payouts.AddMoneroo(options =>
        {
            options.WebhookSecrets.Clear();
            options.WebhookSecrets.Add(first);
            options.WebhookSecrets.Add(second);
        }));

        (await world.ReceiveMonerooAsync(Vectors.Moneroo)).Verdict.Should().Be(expected);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_accepted_not_even_what_an_empty_one_signs()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(payouts => payouts.AddMoneroo(options => options.WebhookSecrets.Clear()));

        (await world.ReceiveMonerooAsync(Vectors.Moneroo, secret: "")).Verdict.Should().Be(WebhookVerdict.NoSecret);
        world.Logs.Entries.Should().ContainSingle(static entry => entry.Id == 41);
    }
}
