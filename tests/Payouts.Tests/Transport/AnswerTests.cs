using System.Globalization;
using Payouts.Providers;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>Every answer a provider can give to a create call, and every way an answer can go wrong: one body on the wire, the right status, safe to call again.</summary>
public sealed class AnswerTests
{
    private const string Refused = """{"error":"amount_invalid"}""";
    private const string Html = "<html><body>Bad gateway</body></html>";
    private const int Cap = 64 * 1024;

    private static readonly Dictionary<string, Row> Rows = new(StringComparer.Ordinal)
    {
        ["201 with an id"] = new(Scripts.Answer(201, Scripts.Paid), PayoutStatus.Pending),
        ["201 with a final status"] = new(Scripts.Answer(201, """{"id":"po_1","status":"paid"}"""), PayoutStatus.Succeeded),
        ["201 in chunks"] = new(Scripts.Raw($"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n{Scripts.Paid.Length:x}\r\n{Scripts.Paid}\r\n0\r\n\r\n"), PayoutStatus.Pending),
        ["200 that refuses in the known form"] = new(Scripts.Answer(200, Refused), PayoutStatus.Failed),
        ["200 empty"] = new(Scripts.Answer(200), PayoutStatus.Unknown),
        ["200 HTML"] = new(Scripts.Answer(200, Html, "text/html"), PayoutStatus.Unknown),
        ["200 JSON of another type"] = new(Scripts.Answer(200, """["po_1"]"""), PayoutStatus.Unknown),
        ["200 with an id of another type"] = new(Scripts.Answer(200, """{"id":17,"status":["pending"]}"""), PayoutStatus.Unknown),
        ["200 without an id"] = new(Scripts.Answer(200, """{"status":"paid"}"""), PayoutStatus.Unknown),
        ["200 null"] = new(Scripts.Answer(200, "null"), PayoutStatus.Unknown),
        ["204"] = new(Scripts.Raw("HTTP/1.1 204 No Content\r\n\r\n"), PayoutStatus.Unknown),
        ["201 cut short"] = new(Scripts.Raw($"HTTP/1.1 201 Created\r\nContent-Length: {Scripts.Paid.Length + 1}\r\n\r\n{Scripts.Paid}"), PayoutStatus.Unknown),
        ["201 with broken chunks"] = new(Scripts.Raw($"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n{Scripts.Paid.Length:x}\r\n{Scripts.Paid}\r\nzz"), PayoutStatus.Unknown),
        ["201 of ten megabytes"] = new(Scripts.Answer(201, Scripts.Paid + new string(' ', 10 * 1024 * 1024)), PayoutStatus.Unknown),
        ["201 of one byte more than the cap"] = new(Scripts.Answer(201, Scripts.Paid + new string(' ', Cap + 1 - Scripts.Paid.Length)), PayoutStatus.Unknown),
        ["201 of exactly the cap"] = new(Scripts.Answer(201, Scripts.Paid + new string(' ', Cap - Scripts.Paid.Length)), PayoutStatus.Pending),
        ["307"] = new(Scripts.Answer(307, "", "text/plain", "Location: /payouts"), PayoutStatus.Unknown),
        ["308"] = new(Scripts.Answer(308, "", "text/plain", "Location: /payouts"), PayoutStatus.Unknown),
        ["302"] = new(Scripts.Answer(302, "", "text/plain", "Location: /payouts"), PayoutStatus.Unknown),
        ["400 in the known form"] = new(Scripts.Answer(400, Refused), PayoutStatus.Failed),
        ["422 in the known form"] = new(Scripts.Answer(422, Refused), PayoutStatus.Failed),
        ["400 in another form"] = new(Scripts.Answer(400, """{"detail":"no"}"""), PayoutStatus.Unknown),
        ["422 in another form"] = new(Scripts.Answer(422, """{"detail":"no"}"""), PayoutStatus.Unknown),
        ["400 HTML"] = new(Scripts.Answer(400, Html, "text/html"), PayoutStatus.Unknown),
        ["400 cut short"] = new(Scripts.Raw($"HTTP/1.1 400 Bad\r\nContent-Length: 400\r\n\r\n{Refused}"), PayoutStatus.Unknown),
        ["401"] = new(Scripts.Answer(401, Refused, "application/json", "WWW-Authenticate: Basic realm=\"x\""), Status: null),
        ["401 with a Negotiate challenge"] = new(Scripts.Answer(401, "", "text/plain", "WWW-Authenticate: Negotiate"), Status: null),
        ["403"] = new(Scripts.Answer(403), Status: null),
        ["404"] = new(Scripts.Answer(404, Html, "text/html"), Status: null),
        ["405"] = new(Scripts.Answer(405), Status: null),
        ["406"] = new(Scripts.Answer(406), Status: null),
        ["415"] = new(Scripts.Answer(415), Status: null),
        ["402"] = new(Scripts.Answer(402, Refused), PayoutStatus.Unknown),
        ["407"] = new(Scripts.Answer(407, "", "text/plain", "Proxy-Authenticate: Basic realm=\"x\""), PayoutStatus.Unknown),
        ["408"] = new(Scripts.Answer(408, Refused), PayoutStatus.Unknown),
        ["409 that says the key is in use"] = new(Scripts.Answer(409, """{"error":"key_in_use"}"""), PayoutStatus.Unknown),
        ["409 in another form"] = new(Scripts.Answer(409, Refused), PayoutStatus.Unknown),
        ["425"] = new(Scripts.Answer(425, Refused), PayoutStatus.Unknown),
        ["429 that is not documented as harmless"] = new(Scripts.Answer(429, "", "text/plain", "Retry-After: 0"), PayoutStatus.Unknown),
        ["500"] = new(Scripts.Answer(500, Refused), PayoutStatus.Unknown),
        ["502 HTML"] = new(Scripts.Answer(502, Html, "text/html"), PayoutStatus.Unknown),
        ["503 with Retry-After"] = new(Scripts.Answer(503, "", "text/plain", "Retry-After: 0"), PayoutStatus.Unknown),
        ["504"] = new(Scripts.Answer(504), PayoutStatus.Unknown),
        ["299"] = new(Scripts.Answer(299, Scripts.Paid), PayoutStatus.Pending),
        ["599"] = new(Scripts.Answer(599), PayoutStatus.Unknown),
        ["100 before the answer"] = new(Scripts.Raw($"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: {Scripts.Paid.Length}\r\n\r\n{Scripts.Paid}"), PayoutStatus.Pending),
        ["101"] = new(Scripts.Raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), PayoutStatus.Unknown),
        ["garbage"] = new(Scripts.Raw("\0\u0001\u0002 this is not HTTP at all\r\n\r\n"), PayoutStatus.Unknown, SendEvidence.MayHaveExecuted),
        ["headers without end"] = new(Scripts.Raw("HTTP/1.1 201 Created\r\nX: " + new string('x', 100_000)), PayoutStatus.Unknown, SendEvidence.MayHaveExecuted),
        ["half a status line"] = new(Scripts.Raw("HTTP/1.1 20"), PayoutStatus.Unknown, SendEvidence.MayHaveExecuted),
        ["closed without an answer"] = new(Scripts.CloseAfterBody, PayoutStatus.Unknown, SendEvidence.MayHaveExecuted),
        ["reset after the body"] = new(Scripts.ResetAfter(int.MaxValue), PayoutStatus.Unknown, SendEvidence.MayHaveExecuted),
        ["reset before the body was read"] = new(Scripts.ResetAfter(0), PayoutStatus.Unknown, SendEvidence.MayHaveExecuted),
        ["reset in the middle of the body"] = new(Scripts.ResetAfter(20_000), PayoutStatus.Unknown, SendEvidence.MayHaveExecuted, Padding: 16 * 1024 * 1024),
        ["answered in the middle of the body, then reset"] = new(
            async exchange =>
            {
                await exchange.ReadBodyAsync(20_000);
                await exchange.AnswerAsync(400, Refused);
                exchange.Reset();
            },
            PayoutStatus.Unknown,
            SendEvidence.MayHaveExecuted,
            Padding: 16 * 1024 * 1024),
    };

    public static TheoryData<string, bool> Cases()
    {
        var data = new TheoryData<string, bool>();
        foreach (string name in Rows.Keys)
        {
            data.Add(name, true);
            data.Add(name, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Answer_gives_one_body_and_the_status_of_the_table(string name, bool keyed)
    {
        Row row = Rows[name];
        await using var server = new RawServer(row.Script);
        await using var host = new PayoutsHost(
            new LoopbackSettings(server.Address) { IsKeyed = keyed, Padding = row.Padding }, new HostSetup { Transport = new TransportOptions { MaxAnswerBytes = Cap } });

        PayResult paid = await host.PayAsync();

        server.Posts.Should().ContainSingle().Which.Version.Should().Be("HTTP/1.1");
        server.Posts[0].Header("Expect").Should().BeNull();
        server.Bodies.Should().BeLessThanOrEqualTo(1);
        if (row.Status is not { } status)
        {
            paid.ShouldBeNotExecuted(row.Evidence).Category.Should().Be(PayoutFailureCategory.Configuration);
            paid.Error.As<PayoutNotExecutedException>().HttpStatus.Should().Be(int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture));
            server.Script = Scripts.Accept;
            (await host.PayAsync()).Returned!.Status.Should().Be(PayoutStatus.Pending, "the account was mended");
            server.Posts.Should().HaveCount(2);
            return;
        }

        paid.ShouldBe(status, row.Evidence);
        server.Script = Scripts.Accept;
        (await host.PayAsync()).Returned!.Status.Should().Be(status);
        server.Posts.Should().ContainSingle("what may have been executed, or was decided, is not sent again");
    }

    [Fact]
    public async Task Refusal_carries_category_and_code_of_the_provider()
    {
        await using var server = new RawServer(Scripts.Answer(422, Refused));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address));

        PayResult paid = await host.PayAsync();

        paid.Returned!.Failure.Should().Be(new PayoutFailure(PayoutFailureCategory.InvalidRequest, "amount_invalid"));
        paid.Returned.NextStep.Kind.Should().Be(NextStepKind.None);
    }

    [Theory]
    [InlineData(true, NextStepKind.Resolve)]
    [InlineData(false, NextStepKind.AskPerson)]
    public async Task Unknown_payout_says_who_finds_out(bool keyed, NextStepKind next)
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = keyed });

        PayResult paid = await host.PayAsync();

        paid.Returned!.NextStep.Kind.Should().Be(next);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_slower_than_the_deadline_is_unknown(bool keyed)
    {
        await using var server = new RawServer(Scripts.Silence);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = keyed, CreateTimeout = TimeSpan.FromSeconds(2) });

        PayResult paid = await host.PayAsync();
        PayResult again = await host.PayAsync();

        paid.ShouldBe(PayoutStatus.Unknown, SendEvidence.MayHaveExecuted);
        again.Returned!.Status.Should().Be(PayoutStatus.Unknown);
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task Answer_whose_body_stalls_past_the_deadline_is_unknown()
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.WriteAsync("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"id\"");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, exchange.Ended);
        });
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { CreateTimeout = TimeSpan.FromSeconds(2) });

        PayResult paid = await host.PayAsync();

        paid.ShouldBe(PayoutStatus.Unknown, SendEvidence.Answered);
        server.Posts.Should().ContainSingle();
    }

    private sealed record Row(Func<RawExchange, Task> Script, PayoutStatus? Status, SendEvidence Evidence = SendEvidence.Answered, int Padding = 0);
}
