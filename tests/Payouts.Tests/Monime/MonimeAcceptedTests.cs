using System.Text;
using FsCheck.Fluent;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Tests.Support;
using Property = Payouts.Tests.Model.Property;

namespace Payouts.Tests.Monime;

/// <summary>The reading in one pass of what nearly every answer is, beside the readable one by a document: what the first reads, the second reads the same.</summary>
public sealed class MonimeAcceptedTests
{
    private const string Accepted = """
        {"success":true,"messages":[],"result":{"id":"pyt-1","status":"pending","amount":{"currency":"SLE","value":15000},"source":{"financialAccountId":"fac-1","transactionReference":null},"fees":[],"failureDetail":null,"createTime":"2026-09-01T10:00:00+01:00","metadata":{"payouts_handle":"abc","payrollId":"42"}}}
        """;

    private static readonly string[] Pieces =
    [
        "null", "true", "false", "[]", "{}", "1", "15000.0", "1e3", "99999999999999999999", "\"\"", "\"id\"", "\"\\u0069d\"", "\"pending\"", "\"completed\"", "\"failed\"", "\"other\"", "\"XAU\"", "\"USD\"", "\"usd\"",
        "\"error\":{\"reason\":\"r\",\"message\":\"m\"},", "\"success\":false,", "\"id\":\"pyt-2\",", "\"status\":\"failed\",", "\"amount\":null,", "\"metadata\":null,", "\"metadata\":[],", "\"fees\":[{\"code\":\"c\",\"amount\":{\"currency\":\"SLE\",\"value\":1}}],",
        "\"charges\":[],", "\"delayedReason\":\"slow\",", "\"delayedReason\":\"\",", "\"failureDetail\":{\"code\":\"unknown\"},", "\"createTime\":\"yesterday\",", "\"createTime\":1,", "\"payouts_handle\":\"def\",", "\"payouts_handle\":null,", "\"result\":{\"id\":\"inner\"},",
        ",", ":", "{", "}", "[", "]", "\"", "\\ud800", "\\", " ", "//", "\u00e9",
    ];

    [Fact]
    public void An_answer_as_the_provider_documents_it_is_read_in_one_pass()
    {
        PayoutReading? reading = MonimeAccepted.TryRead(Answer(Accepted));

        reading.Should().NotBeNull();
        reading.Should().Be(ByDocument(Answer(Accepted), reading!));
        reading!.CreatedAt.Should().Be(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Whatever_is_read_in_one_pass_is_read_the_same_by_a_document()
    {
        int read = 0;
        Property.Holds(
            from edits in Gen.Choose(0, 4)
            from numbers in Gen.ArrayOf(Gen.Choose(0, int.MaxValue), edits * 3)
            select numbers,
            numbers =>
            {
                ProviderAnswer answer = Answer(Edited(numbers));
                if (MonimeAccepted.TryRead(answer) is not { } reading) return;
                read++;
                reading.Should().Be(ByDocument(answer, reading));
            },
            tests: 20_000);

        read.Should().BeGreaterThan(2_000, "what is never read in one pass proves nothing");
    }

    [Fact]
    public void The_same_holds_of_bodies_of_any_shape() => Property.Holds(
        Gen.Choose(0, int.MaxValue),
        static number =>
        {
            var answer = new ProviderAnswer(200, AnyJson.Of(number));
            if (MonimeAccepted.TryRead(answer) is { } reading) reading.Should().Be(ByDocument(answer, reading));
        },
        tests: 10_000);

    private static PayoutReading? ByDocument(ProviderAnswer answer, PayoutReading like)
    {
        CreateReading reading = MonimeResponses.ReadCreateDocument(answer);
        reading.Kind.Should().Be(CreateReadingKind.Accepted);

        // The raw answer is the same bytes; two objects of it differ only in which they are.
        return reading.Payout! with { Raw = like.Raw };
    }

    // Pieces put in at places, over what stands there or before it.
    private static string Edited(int[] numbers)
    {
        var text = new StringBuilder(Accepted.Trim());
        for (int edit = 0; edit + 2 < numbers.Length; edit += 3)
        {
            int at = numbers[edit] % text.Length;
            string piece = Pieces[numbers[edit + 1] % Pieces.Length];
            int over = Math.Min(numbers[edit + 2] % 8, text.Length - at);

            // Where a property may begin, it does so as often as anywhere.
            if (piece.EndsWith(',')) (at, over) = (text.ToString().IndexOfAny(['{', ','], at) is var next and >= 0 ? next + 1 : at, 0);
            text.Remove(at, over).Insert(at, piece);
        }

        return text.ToString();
    }

    private static ProviderAnswer Answer(string body) => new(200, Encoding.UTF8.GetBytes(body), [new("Monime-Request-Id", "req-1")]);
}
