using Microsoft.Extensions.DependencyInjection;
using Payouts.Alexpay;
using Payouts.Testing;
using Payouts.Tests.Webhooks.Support;

namespace Payouts.Tests.Webhooks;

/// <summary>Alexpay's signature in every form the options can name; exactly one counts at a time.</summary>
public sealed class AlexpaySignatureTests
{
    private const string Time = "1756223130";

    [Theory]
    [InlineData(AlexpayWebhookScheme.TimestampDotBody, AlexpaySignatureEncoding.Hex, Vectors.AlexpayDotHex)]
    [InlineData(AlexpayWebhookScheme.TimestampDotBody, AlexpaySignatureEncoding.Base64, Vectors.AlexpayDotBase64)]
    [InlineData(AlexpayWebhookScheme.TimestampBody, AlexpaySignatureEncoding.Hex, Vectors.AlexpayPlainHex)]
    [InlineData(AlexpayWebhookScheme.TimestampBody, AlexpaySignatureEncoding.Base64, Vectors.AlexpayPlainBase64)]
    [InlineData(AlexpayWebhookScheme.Body, AlexpaySignatureEncoding.Hex, Vectors.AlexpayBodyHex)]
    [InlineData(AlexpayWebhookScheme.Body, AlexpaySignatureEncoding.Base64, Vectors.AlexpayBodyBase64)]
    public async Task Each_scheme_and_encoding_takes_its_own_vector_and_no_other(AlexpayWebhookScheme scheme, AlexpaySignatureEncoding encoding, string right)
    {
        string[] all = [Vectors.AlexpayDotHex, Vectors.AlexpayDotBase64, Vectors.AlexpayPlainHex, Vectors.AlexpayPlainBase64, Vectors.AlexpayBodyHex, Vectors.AlexpayBodyBase64];
        await using WebhookWorld world = await AtAsync(0, options => (options.Scheme, options.Encoding) = (scheme, encoding));

        foreach (string signature in all)
        {
            WebhookResult result = await ReceiveAsync(world, $"t={Time},v1={signature}");
            result.Verdict.Should().Be(
                signature == right ? WebhookVerdict.Accepted : signature.Length == right.Length ? WebhookVerdict.WrongSignature : WebhookVerdict.MalformedSignature, signature);
        }
    }

    [Theory]
    [InlineData("t and s", $"t={Time},s={Vectors.AlexpayDotHex}", 0, WebhookVerdict.Accepted)]
    [InlineData("t and v0", $"t={Time},v0={Vectors.AlexpayDotHex}", 0, WebhookVerdict.Accepted)]
    [InlineData("five minutes late", $"t={Time},v1={Vectors.AlexpayDotHex}", 300, WebhookVerdict.Accepted)]
    [InlineData("later", $"t={Time},v1={Vectors.AlexpayDotHex}", 301, WebhookVerdict.TooOld)]
    [InlineData("earlier", $"t={Time},v1={Vectors.AlexpayDotHex}", -301, WebhookVerdict.TooEarly)]
    [InlineData("another time", $"t=1756223131,v1={Vectors.AlexpayDotHex}", 0, WebhookVerdict.WrongSignature)]
    [InlineData("no time", Vectors.AlexpayDotHex, 0, WebhookVerdict.MalformedSignature)]
    [InlineData("no signature", $"t={Time},v2=abc", 0, WebhookVerdict.MalformedSignature)]
    [InlineData("an empty one", "", 0, WebhookVerdict.MissingSignature)]
    public async Task The_default_reads_time_and_signature_from_one_header(string what, string header, int late, WebhookVerdict expected)
    {
        await using WebhookWorld world = await AtAsync(late);

        (await ReceiveAsync(world, header)).Verdict.Should().Be(expected, what);
    }

    [Fact]
    public async Task The_time_can_have_a_header_of_its_own()
    {
        await using WebhookWorld world = await AtAsync(0, options => (options.SignatureHeader, options.TimestampHeader) = ("x-signature", "x-time"));

        WebhookResult both = await world.ReceiveAsync("alexpay", Vectors.Alexpay, token: null, ("X-Signature", Vectors.AlexpayDotHex), ("X-Time", Time));
        WebhookResult untimed = await world.ReceiveAsync("alexpay", Vectors.Alexpay, token: null, ("X-Signature", Vectors.AlexpayDotHex));

        (both.Verdict, untimed.Verdict).Should().Be((WebhookVerdict.Accepted, WebhookVerdict.MalformedSignature));
    }

    [Fact]
    public async Task Any_of_several_secrets_counts_and_none_accepts_nothing()
    {
        await using WebhookWorld rotating = await AtAsync(0, options => options.Secrets.Insert(0, "the new one"));
        await using WebhookWorld none = await AtAsync(0, options => options.Secrets.Clear());

        (await ReceiveAsync(rotating, $"t={Time},v1={Vectors.AlexpayDotHex}")).Verdict.Should().Be(WebhookVerdict.Accepted);
        (await ReceiveAsync(none, $"t={Time},v1={Vectors.AlexpayDotHex}")).Verdict.Should().Be(WebhookVerdict.NoSecret);
    }

    private static Task<WebhookResult> ReceiveAsync(WebhookWorld world, string header) =>
        world.ReceiveAsync("alexpay", Vectors.Alexpay, token: null, ("mor-signature", header));

    private static Task<WebhookWorld> AtAsync(int late, Action<AlexpayWebhookOptions>? configure = null) => WebhookWorld.StartAsync(
        payouts => payouts.AddAlexpay(options => configure?.Invoke(options.Webhooks)), new ManualClock(DateTimeOffset.FromUnixTimeSeconds(Vectors.AlexpayTime + late)));
}
