using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Testing;
using Payouts.Tests.Webhooks.Support;

namespace Payouts.Tests.Webhooks;

/// <summary>Monime's signature: base64 over time, underscore and raw body, within a time window.</summary>
public sealed class MonimeSignatureTests
{
    private const string Signature = "2Bl3OEOtmzn6GaYNiZqO4cFmcPRVHCt9UCBx2mw74tM=";

    [Theory]
    [InlineData("the vector", Vectors.Monime, Vectors.MonimeSignature, 0, WebhookVerdict.Accepted)]
    [InlineData("blanks between the parts", Vectors.Monime, $"t=1771803194, v1={Signature}", 0, WebhookVerdict.Accepted)]
    [InlineData("parts in the other order", Vectors.Monime, $"v1={Signature},t=1771803194", 0, WebhookVerdict.Accepted)]
    [InlineData("an unknown part besides", Vectors.Monime, $"t=1771803194,v0=abc,v1={Signature}", 0, WebhookVerdict.Accepted)]
    [InlineData("two signatures, the second right", Vectors.Monime, $"t=1771803194,v1=AAAAOEOtmzn6GaYNiZqO4cFmcPRVHCt9UCBx2mw74tM=,v1={Signature}", 0, WebhookVerdict.Accepted)]
    [InlineData("five minutes late", Vectors.Monime, Vectors.MonimeSignature, 300, WebhookVerdict.Accepted)]
    [InlineData("later", Vectors.Monime, Vectors.MonimeSignature, 301, WebhookVerdict.TooOld)]
    [InlineData("five minutes early", Vectors.Monime, Vectors.MonimeSignature, -300, WebhookVerdict.Accepted)]
    [InlineData("earlier", Vectors.Monime, Vectors.MonimeSignature, -301, WebhookVerdict.TooEarly)]
    [InlineData("a byte changed", Vectors.Monime + " ", Vectors.MonimeSignature, 0, WebhookVerdict.WrongSignature)]
    [InlineData("the time changed", Vectors.Monime, $"t=1771803195,v1={Signature}", 0, WebhookVerdict.WrongSignature)]
    [InlineData("a zero before the time", Vectors.Monime, $"t=01771803194,v1={Signature}", 0, WebhookVerdict.WrongSignature)]
    [InlineData("without padding", Vectors.Monime, "t=1771803194,v1=2Bl3OEOtmzn6GaYNiZqO4cFmcPRVHCt9UCBx2mw74tM", 0, WebhookVerdict.MalformedSignature)]
    [InlineData("five signatures", Vectors.Monime, $"t=1771803194,v1={Signature},v1={Signature},v1={Signature},v1={Signature},v1={Signature}", 0, WebhookVerdict.MalformedSignature)]
    [InlineData("too short", Vectors.Monime, "t=1771803194,v1=AA==", 0, WebhookVerdict.MalformedSignature)]
    [InlineData("hex", Vectors.Monime, "t=1771803194,v1=d81977384", 0, WebhookVerdict.MalformedSignature)]
    [InlineData("no time", Vectors.Monime, $"v1={Signature}", 0, WebhookVerdict.MalformedSignature)]
    [InlineData("no signature", Vectors.Monime, "t=1771803194", 0, WebhookVerdict.MalformedSignature)]
    [InlineData("a time that is none", Vectors.Monime, $"t=soon,v1={Signature}", 0, WebhookVerdict.MalformedSignature)]
    [InlineData("a time beyond the calendar", Vectors.Monime, $"t=999999999999999999,v1={Signature}", 0, WebhookVerdict.MalformedSignature)]
    [InlineData("the signature alone", Vectors.Monime, Signature, 0, WebhookVerdict.MalformedSignature)]
    [InlineData("an empty one", Vectors.Monime, "", 0, WebhookVerdict.MissingSignature)]
    public async Task A_delivery_is_judged_by_its_bytes_its_time_and_its_signature(string what, string body, string header, int late, WebhookVerdict expected)
    {
        await using WebhookWorld world = await AtAsync(late);

        WebhookResult result = await world.ReceiveAsync("monime", body, token: null, ("Monime-Signature", header));

        result.Verdict.Should().Be(expected, what);
    }

    [Fact]
    public async Task How_far_the_times_may_be_apart_is_an_option()
    {
        await using WebhookWorld world = await AtAsync(3_600, payouts => payouts.AddMonime(options => options.WebhookTolerance = TimeSpan.FromHours(1)));

        (await world.ReceiveAsync("monime", Vectors.Monime, token: null, ("Monime-Signature", Vectors.MonimeSignature))).Verdict.Should().Be(WebhookVerdict.Accepted);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_accepted()
    {
        await using WebhookWorld world = await AtAsync(0, payouts => payouts.AddMonime(options => options.WebhookSecrets.Clear()));

        (await world.ReceiveAsync("monime", Vectors.Monime, token: null, ("Monime-Signature", Vectors.MonimeSignature))).Verdict.Should().Be(WebhookVerdict.NoSecret);
    }

    [Theory]
    [InlineData(DSASignatureFormat.IeeeP1363FixedFieldConcatenation)]
    [InlineData(DSASignatureFormat.Rfc3279DerSequence)]
    public async Task A_public_key_verifies_what_its_private_key_signed_in_either_encoding(DSASignatureFormat format)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using WebhookWorld world = await AtAsync(0, payouts => payouts.AddMonime(options =>
        {
            options.WebhookSecrets.Clear();
            options.WebhookPublicKeys.Add(key.ExportSubjectPublicKeyInfoPem());
        }));

        (await ReceiveAsync(key)).Verdict.Should().Be(WebhookVerdict.Accepted);
        (await ReceiveAsync(other)).Verdict.Should().Be(WebhookVerdict.WrongSignature);

        Task<WebhookResult> ReceiveAsync(ECDsa signer)
        {
            byte[] signature = signer.SignData(Encoding.UTF8.GetBytes($"1771803194_{Vectors.Monime}"), HashAlgorithmName.SHA256, format);
            return world.ReceiveAsync("monime", Vectors.Monime, token: null, ("Monime-Signature", $"t=1771803194,v1={Convert.ToBase64String(signature)}"));
        }
    }

    private static Task<WebhookWorld> AtAsync(int late, Action<Payouts.DependencyInjection.PayoutsBuilder>? configure = null) =>
        WebhookWorld.StartAsync(configure, new ManualClock(DateTimeOffset.FromUnixTimeSeconds(Vectors.MonimeTime + late)));
}
