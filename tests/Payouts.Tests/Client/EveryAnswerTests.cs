using System.Text;
using FsCheck.Fluent;
using Payouts.Alexpay;
using Payouts.Moneroo;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Sending;
using Payouts.Tests.Monime.Support;
using Payouts.Tests.Support;
using Property = Payouts.Tests.Model.Property;

namespace Payouts.Tests.Client;

/// <summary>What one answered attempt means at each provider: every HTTP status with every class of body.</summary>
public sealed class EveryAnswerTests
{
    private static readonly int[] SetUp = [401, 403, 404, 405, 406, 415];

    private static readonly Dictionary<string, CreateRules> Rules = new()
    {
        ["monime"] = MonimeCapabilities.Of(MonimeApi.V1, isLive: false, TimeSpan.FromSeconds(30)).CreateRules,
        ["moneroo"] = MonerooCapabilities.Of(TimeSpan.FromSeconds(60)).CreateRules,
        ["alexpay"] = AlexpayCapabilities.Of(new AlexpayOptions()).CreateRules,
    };

    private static readonly Dictionary<string, string> Shared = new()
    {
        ["nothing"] = "",
        ["page"] = "<html><body>502 Bad Gateway</body></html>",
        ["empty object"] = "{}",
        ["list"] = "[]",
        ["other envelope"] = """{"ok":true,"payload":{"transfer":"t-1"}}""",
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string provider in Rules.Keys)
            {
                foreach (string body in Shared.Keys.Concat(["acceptance", "refusal", "key in use", "acceptance that broke off"])) rows.Add(provider, body);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_status_with_every_class_of_body_has_its_verdict(string provider, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(BodyOf(provider, body));
        for (int status = 100; status <= 599; status++)
            Judge(provider, status, body == "acceptance that broke off" ? bytes[..^1] : bytes).Should().Be(Expected(provider, status, body), "of HTTP {0}", status);
    }

    [Theory]
    [InlineData("monime"), InlineData("moneroo"), InlineData("alexpay")]
    public void No_body_at_all_makes_an_answer_prove_more_than_its_status_allows(string provider) => Property.Holds(
        from number in Gen.Choose(0, int.MaxValue)
        from status in Gen.Choose(100, 599)
        select (number, status),
        sample =>
        {
            AttemptVerdict verdict = Judge(provider, sample.status, AnyJson.Of(sample.number));
            bool isSuccess = sample.status is >= 200 and <= 299;
            AttemptVerdict[] allowed = sample.status switch
            {
                _ when isSuccess => [AttemptVerdict.Accepted, AttemptVerdict.MayHaveExecuted, .. provider == "alexpay" ? [AttemptVerdict.Declined] : Array.Empty<AttemptVerdict>()],
                400 or 422 => [AttemptVerdict.Declined, AttemptVerdict.MayHaveExecuted],
                409 when provider == "monime" => [AttemptVerdict.Exists, AttemptVerdict.MayHaveExecuted],
                429 when provider != "alexpay" => [AttemptVerdict.Throttled],
                _ when SetUp.Contains(sample.status) => [AttemptVerdict.Misconfigured],
                _ => [AttemptVerdict.MayHaveExecuted],
            };
            verdict.Should().BeOneOf(allowed);
        },
        tests: 5_000);

    // A rejection inside a 2xx is documented by one provider alone; 429 as without side effect by the other two.
    private static AttemptVerdict Expected(string provider, int status, string body) => (status, body) switch
    {
        ( >= 200 and <= 299, "acceptance") => AttemptVerdict.Accepted,
        ( >= 200 and <= 299, "refusal") when provider == "alexpay" => AttemptVerdict.Declined,
        (400 or 422, "refusal") => AttemptVerdict.Declined,
        (409, "key in use") when provider == "monime" => AttemptVerdict.Exists,
        (429, _) when provider != "alexpay" => AttemptVerdict.Throttled,
        _ when SetUp.Contains(status) => AttemptVerdict.Misconfigured,
        _ => AttemptVerdict.MayHaveExecuted,
    };

    private static string BodyOf(string provider, string body) => (provider, body) switch
    {
        ("monime", "acceptance" or "acceptance that broke off") => WireBodies.Text("v1/create-response.json").TrimEnd(),
        ("monime", "refusal") => WireBodies.Text("v1/error-400.json"),
        (_, "key in use") => WireBodies.Text("v1/error-409-idempotency.json"),
        (_, "acceptance" or "acceptance that broke off") => WireMockMapping.Load(provider, "create-response").Body,
        (_, "refusal") => WireMockMapping.Load(provider, provider == "alexpay" ? "error-400" : "error-422-map").Body,
        _ => Shared[body],
    };

    private static AttemptVerdict Judge(string provider, int status, byte[] body)
    {
        var answer = new ProviderAnswer(status, body);
        CreateReading reading = provider switch
        {
            "monime" => MonimeResponses.ReadCreate(answer),
            "moneroo" => MonerooResponses.ReadCreate(answer),
            _ => AlexpayResponses.ReadCreate(answer),
        };
        return DecisionTable.Judge(SendEvidence.Answered, status, reading.Kind, Rules[provider]);
    }
}
