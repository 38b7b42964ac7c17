using System.Net;

namespace Payouts.Simulator.Tests.Monime;

public sealed class BodyRuleTests : SimulatorTest
{
    private const string Amount = """{"currency":"SLE","value":15000}""";
    private const string Momo = """{"type":"momo","providerId":"m17","phoneNumber":"+23278000000"}""";
    private const string Coded = """{"providerCode":"m17","accountId":"+23278000000"}""";

    public static TheoryData<string, string> Refused => new()
    {
        { Body("null"), "amount" },
        { Body("""{"currency":"SLE"}"""), "amount.value" },
        { Body("""{"value":15000}"""), "amount.currency" },
        { Body("""{"currency":"SLE","value":"15000"}"""), "amount.value" },
        { Body("""{"currency":"SLE","value":150.5}"""), "amount.value" },
        { Body("""{"currency":"SLE","value":0}"""), "amount.value" },
        { Body("""{"currency":"SLE","value":-1}"""), "amount.value" },
        { Body("""{"currency":"XOF","value":1}"""), "amount.currency" },
        { Body("""{"currency":7,"value":1}"""), "amount.currency" },
        { Body("""{"currency":"SLE","value":1,"scale":2}"""), "amount.scale" },
        { $$$"""{"destination":{{{Momo}}}}""", "amount" },
        { $$$"""{"amount":{{{Amount}}}}""", "destination" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"reference":"r"}""", "reference" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"source":{}}""", "source.financialAccountId" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"source":{"financialAccountId":null}}""", "source.financialAccountId" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"source":{"financialAccountId":"fac-9"}}""", "source.financialAccountId" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"source":{"financialAccountId":"fac-1","transactionReference":null}}""", "source.transactionReference" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"source":{"financialAccountId":"fac-2"}}""", "amount.currency" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"metadata":[]}""", "metadata" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"metadata":{"a":1}}""", "metadata.a" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"metadata":{{{Metadata(65)}}}}""", "metadata" },
        { To("""{"providerId":"m17","phoneNumber":"+23278000000"}"""), "destination.type" },
        { To("""{"type":"card","providerId":"m17","phoneNumber":"+23278000000"}"""), "destination.type" },
        { To("""{"type":"momo","phoneNumber":"+23278000000"}"""), "destination.providerId" },
        { To("""{"type":"momo","providerId":"m13","phoneNumber":"+23278000000"}"""), "destination.providerId" },
        { To("""{"type":"momo","providerId":"M17","phoneNumber":"+23278000000"}"""), "destination.providerId" },
        { To("""{"type":"momo","providerId":"slb004","phoneNumber":"+23278000000"}"""), "destination.providerId" },
        { To("""{"type":"momo","providerId":"m17"}"""), "destination.phoneNumber" },
        { To("""{"type":"momo","providerId":"m17","accountNumber":"1"}"""), "destination.phoneNumber" },
        { To("""{"type":"momo","providerId":"m17","phoneNumber":"078000000"}"""), "destination.phoneNumber" },
        { To("""{"type":"momo","providerId":"m17","phoneNumber":"+2327800000"}"""), "destination.phoneNumber" },
        { To("""{"type":"momo","providerId":"m17","phoneNumber":"+22951345020"}"""), "destination.phoneNumber" },
        { To("""{"type":"momo","providerId":"m17","phoneNumber":"+23278000000","accountName":"A"}"""), "destination.accountName" },
        { To("""{"type":"momo","providerId":"m17","phoneNumber":"+23278000000","transactionReference":null}"""), "destination.transactionReference" },
        { To("""{"type":"bank","providerId":"slb002","accountNumber":"0012345678"}"""), "destination.providerId" },
        { To("""{"type":"bank","providerId":"slb004"}"""), "destination.accountNumber" },
        { To("""{"type":"bank","providerId":"slb004","accountNumber":12345678}"""), "destination.accountNumber" },
        { To("""{"type":"wallet","providerId":"dw001"}"""), "destination.walletId" },
        { To("""{"type":"wallet","providerId":"dw005","walletId":"W-1"}"""), "destination.providerId" },
    };

    public static TheoryData<string, string> RefusedByDated => new()
    {
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}}}""", "destination.providerCode" },
        { $$$"""{"amount":{{{Amount}}},"destination":{"providerCode":"m17"}}""", "destination.accountId" },
        { $$$"""{"amount":{{{Amount}}},"destination":{"providerCode":"m17","accountId":"078000000"}}""", "destination.accountId" },
        { $$$"""{"amount":{"currency":"SLE","value":0},"destination":{{{Coded}}}}""", "amount.value" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Coded}}},"source":null}""", "source" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Coded}}},"metadata":{{{Metadata(101)}}}}""", "metadata" },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Coded}}},"metadata":{"{{{new string('k', 65)}}}":"v"}}""", "metadata." + new string('k', 65) },
        { $$$"""{"amount":{{{Amount}}},"destination":{{{Coded}}},"metadata":{"k":"{{{new string('v', 101)}}}"}}""", "metadata.k" },
    };

    public static TheoryData<string> Accepted =>
    [
        Body(Amount),
        Body("""{"currency":"USD","value":1}"""),
        To("""{"type":"momo","providerId":"m18","phoneNumber":"+23299000000"}"""),
        To("""{"type":"bank","providerId":"slb007","accountNumber":"0012345678"}"""),
        To("""{"type":"wallet","providerId":"dw001","walletId":"W-100200"}"""),
        $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"source":null,"metadata":null}""",
        $$$"""{"amount":{{{Amount}}},"destination":{{{Momo}}},"source":{"financialAccountId":"fac-1"},"metadata":{{{Metadata(64)}}}}""",
    ];

    public static TheoryData<string> AcceptedByDated =>
    [
        $$$"""{"amount":{{{Amount}}},"destination":{{{Coded}}}}""",
        $$$"""{"amount":{{{Amount}}},"destination":{"providerCode":"SLB0004","accountId":"0012345678"},"source":{"financialAccountId":null}}""",
        $$$"""{"amount":{{{Amount}}},"destination":{{{Coded}}},"source":{},"metadata":{{{Metadata(100)}}},"note":"open objects"}""",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_body_outside_the_closed_schema_is_refused_by_field(string body, string field)
    {
        MonimeReply reply = await Monime.CreateAsync(body);

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        reply.Field.Should().Be(field);
        reply.ShouldHaveShapeOf("v1/error-400");
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(RefusedByDated))]
    public async Task A_body_outside_the_old_schema_is_refused_by_field(string body, string field)
    {
        MonimeReply reply = await Monime.CreateAsync(body, path: "payouts");

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        reply.Field.Should().Be(field);
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"amount":{"currency":"SLE","value":1},"amount":{"currency":"SLE","value":2}}""")]
    [InlineData("""{"amount":{"currency":"SLE","value":1},}""")]
    public async Task A_body_that_is_not_one_plain_JSON_object_is_refused(string body)
    {
        MonimeReply reply = await Monime.CreateAsync(body);

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task A_body_within_the_closed_schema_is_accepted(string body)
    {
        MonimeReply reply = await Monime.CreateAsync(body);

        reply.Status.Should().Be(HttpStatusCode.OK);
        Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(AcceptedByDated))]
    public async Task A_body_within_the_old_schema_is_accepted(string body)
    {
        MonimeReply reply = await Monime.CreateAsync(body, path: "payouts");

        reply.Status.Should().Be(HttpStatusCode.OK);
        Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    private static string Body(string amount) => $$$"""{"amount":{{{amount}}},"destination":{{{Momo}}}}""";

    private static string To(string destination) => $$$"""{"amount":{{{Amount}}},"destination":{{{destination}}}}""";

    private static string Metadata(int entries) => "{" + string.Join(',', Enumerable.Range(0, entries).Select(index => $"\"k{index}\":\"v\"")) + "}";
}
