using System.Text;
using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Monime;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests.Webhooks;

/// <summary>Signatures computed elsewhere over bytes that are kept in files.</summary>
public sealed class SignatureVectorTests
{
    [Theory]
    [InlineData("moneroo/webhook-payout-success", 104, "d2182dae0f728b784e9ddc4661cffe05d376f071a8d5b37f87b39d42c39713b6")]
    [InlineData("moneroo/webhook-payout-failed", 141, "1ecfe7fe7ba3e7af8dcd8996657341b35f1467901402033897651878c9ff60f3")]
    public void Moneroo_signs_the_body_alone_in_hexadecimal(string file, int bytes, string signature)
    {
        byte[] body = Bytes(file, bytes);

        MonerooSignature.Sign(body, "whsec_test_secret", DateTimeOffset.UnixEpoch)
            .Should().BeEquivalentTo([KeyValuePair.Create("X-Moneroo-Signature", signature)]);
    }

    [Theory]
    [InlineData("v1/webhook-payout-minimal", 198, 1_771_803_194, "t=1771803194,v1=2Bl3OEOtmzn6GaYNiZqO4cFmcPRVHCt9UCBx2mw74tM=")]
    [InlineData("v1/webhook-payout-completed", 612, 1_788_256_809, "t=1788256809,v1=wa3OI6KNiDhZjJxFEW0+aYcNpEU7ejSccVziL3NYVkA=")]
    [InlineData("v1/webhook-payout-failed", 576, 1_788_256_809, "t=1788256809,v1=A334J3J8KXNVc7FeGhLlenpmSeDX5xkRuUnmjam3kTc=")]
    public void Monime_signs_time_underscore_and_body_in_base64(string file, int bytes, long time, string header)
    {
        byte[] body = Bytes(file, bytes);

        MonimeSignature.Sign(body, "test-secret-key-at-least-32-chars!!", DateTimeOffset.FromUnixTimeSeconds(time))
            .Should().BeEquivalentTo([KeyValuePair.Create("Monime-Signature", header)]);
    }

    [Theory]
    [InlineData(AlexpaySignedBytes.TimestampDotBody, false, "t=1756223130,v1=859878fc8956265ee94de1e5eef6cdbd7f83b6cb98e751444517a062d2f1ce58")]
    [InlineData(AlexpaySignedBytes.TimestampDotBody, true, "t=1756223130,v1=hZh4/IlWJl7pTeHl7vbNvX+DtsuY51FERRegYtLxzlg=")]
    [InlineData(AlexpaySignedBytes.TimestampBody, false, "t=1756223130,v1=242625b2bbd84dbccca4b1bf7f9e1a3a0319cab52efc8e9ac39e2a1dacbf0573")]
    [InlineData(AlexpaySignedBytes.TimestampBody, true, "t=1756223130,v1=JCYlsrvYTbzMpLG/f54aOgMZyrUu/I6aw54qHay/BXM=")]
    [InlineData(AlexpaySignedBytes.Body, false, "756bfc500cb7bef2f5379a642b2e3813d56f4aa0d7e75ba35c496d00d4d69028")]
    [InlineData(AlexpaySignedBytes.Body, true, "dWv8UAy3vvL1N5pkKy44E9VvSqDX51ujXEltANTWkCg=")]
    public void Alexpay_signs_what_the_options_choose(AlexpaySignedBytes signedBytes, bool inBase64, string header)
    {
        byte[] body = Bytes("alexpay/webhook-payout-success", 291);
        AlexpayWebhookSignature signature = new() { SignedBytes = signedBytes, InBase64 = inBase64 };

        signature.Sign(body, "alexpay-test-webhook-secret", DateTimeOffset.FromUnixTimeSeconds(1_756_223_130))
            .Should().BeEquivalentTo([KeyValuePair.Create("mor-signature", header)]);
    }

    private static byte[] Bytes(string file, int count)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(JsonFixture.Text(file));
        bytes.Should().HaveCount(count, "a final newline would change the signature");
        return bytes;
    }
}
