namespace Payouts.Tests.Webhooks.Support;

/// <summary>Bodies, byte for byte, with signatures that were computed apart from this code for the providers' documented schemes.</summary>
internal static class Vectors
{
    public const string Moneroo = """{"event":"payout.success","data":{"id":"go86j8csuq51","amount":500,"currency":"USD","status":"success"}}""";
    public const string MonerooSignature = "d2182dae0f728b784e9ddc4661cffe05d376f071a8d5b37f87b39d42c39713b6";

    // As a sender writes it whose encoder escapes slashes and accents: parsed and written again it has other bytes.
    public const string MonerooEscaped = """{"event":"payout.failed","data":{"id":"go86j8csuq52","amount":1000,"currency":"XOF","status":"failed","url":"https:\/\/example.com\/\u00e9"}}""";
    public const string MonerooEscapedSignature = "1ecfe7fe7ba3e7af8dcd8996657341b35f1467901402033897651878c9ff60f3";

    public const string Monime = """{"apiVersion":"caph.2025-08-23","event":{"id":"wkd-0001","name":"payout.completed","timestamp":"1771803194"},"object":{"id":"pyt-0001","type":"payout"},"data":{"id":"pyt-0001","status":"completed"}}""";
    public const string MonimeSignature = "t=1771803194,v1=2Bl3OEOtmzn6GaYNiZqO4cFmcPRVHCt9UCBx2mw74tM=";
    public const long MonimeTime = 1_771_803_194;

    public const string Alexpay = """{"status":"success","code":200,"message":"Transaction check completed successfully.","data":{"id":"011fcbbf-567e-470b-8d21-000000000001","amount":26,"type":"payout","status":"successful","currency":"ZMW","reference":"PY_14f562f9044c4000000000001","environment":"live","is_disbursed":"true"}}""";
    public const long AlexpayTime = 1_756_223_130;
    public const string AlexpayDotHex = "859878fc8956265ee94de1e5eef6cdbd7f83b6cb98e751444517a062d2f1ce58";
    public const string AlexpayDotBase64 = "hZh4/IlWJl7pTeHl7vbNvX+DtsuY51FERRegYtLxzlg=";
    public const string AlexpayPlainHex = "242625b2bbd84dbccca4b1bf7f9e1a3a0319cab52efc8e9ac39e2a1dacbf0573";
    public const string AlexpayPlainBase64 = "JCYlsrvYTbzMpLG/f54aOgMZyrUu/I6aw54qHay/BXM=";
    public const string AlexpayBodyHex = "756bfc500cb7bef2f5379a642b2e3813d56f4aa0d7e75ba35c496d00d4d69028";
    public const string AlexpayBodyBase64 = "dWv8UAy3vvL1N5pkKy44E9VvSqDX51ujXEltANTWkCg=";
}
