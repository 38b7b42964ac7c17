using System.Text.Json;
using FsCheck.Fluent;
using Payouts.Alexpay;
using Payouts.Moneroo;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Tests.Support;
using Property = Payouts.Tests.Model.Property;

namespace Payouts.Tests.Seam;

/// <summary>What the adapters make of bodies of any shape: nothing throws, and nothing is final that no table calls final.</summary>
public sealed class AnyAnswerTests
{
    // What each provider's pages call an end, and what it means.
    private static readonly Dictionary<string, (StringComparer Comparer, Dictionary<string, PayoutStatus> Ends)> Finals = new()
    {
        ["monime"] = (StringComparer.Ordinal, new() { ["completed"] = PayoutStatus.Succeeded, ["failed"] = PayoutStatus.Failed }),
        ["moneroo"] = (StringComparer.Ordinal, new() { ["success"] = PayoutStatus.Succeeded, ["failed"] = PayoutStatus.Failed }),
        ["alexpay"] = (StringComparer.OrdinalIgnoreCase, new(StringComparer.OrdinalIgnoreCase) { ["success"] = PayoutStatus.Succeeded, ["successful"] = PayoutStatus.Succeeded, ["completed"] = PayoutStatus.Succeeded, ["failed"] = PayoutStatus.Failed }),
    };

    public static TheoryData<string> Adapters => new(Finals.Keys);

    [Theory]
    [MemberData(nameof(Adapters))]
    public void No_body_makes_an_adapter_throw_or_call_final_what_no_table_knows(string adapter) => Property.Holds(
        from number in Gen.Choose(0, int.MaxValue)
        from status in Gen.Elements(200, 200, 201, 202, 204, 302, 400, 401, 404, 409, 422, 429, 500, 503)
        select (number, status),
        sample =>
        {
            foreach (PayoutReading reading in Read(adapter, new ProviderAnswer(sample.status, AnyJson.Of(sample.number)))) ShouldBeHonest(adapter, reading);
        },
        tests: 4_000);

    [Theory]
    [MemberData(nameof(Adapters))]
    public void No_body_is_an_acceptance_without_an_id_or_outside_a_success(string adapter) => Property.Holds(
        from number in Gen.Choose(0, int.MaxValue)
        from status in Gen.Choose(100, 599)
        select (number, status),
        sample =>
        {
            CreateReading reading = ReadCreate(adapter, new ProviderAnswer(sample.status, AnyJson.Of(sample.number)));
            if (reading.Kind != CreateReadingKind.Accepted) return;
            sample.status.Should().BeInRange(200, 299);
            reading.Payout!.ProviderId.Should().NotBeNullOrEmpty();
        },
        tests: 5_000);

    [Theory]
    [MemberData(nameof(Adapters))]
    public void No_delivery_makes_an_adapter_throw(string adapter) => Property.Holds(
        Gen.Choose(0, int.MaxValue),
        number =>
        {
            byte[] body = AnyJson.Of(number);
            _ = adapter switch
            {
                "monime" => MonimeWebhooks.Read(body),
                "moneroo" => MonerooWebhooks.Read(body),
                _ => AlexpayWebhooks.Read(body),
            };
        },
        tests: 5_000);

    // The generator is of use only as long as some of its bodies are understood.
    [Theory]
    [MemberData(nameof(Adapters))]
    public void The_bodies_hold_acceptances_ends_and_refusals_too(string adapter)
    {
        CreateReading[] readings = [.. Enumerable.Range(0, 20_000).Select(number => ReadCreate(adapter, new ProviderAnswer(number % 2 == 0 ? 200 : 422, AnyJson.Of(number))))];

        readings.Select(static reading => reading.Kind).Should().Contain([CreateReadingKind.Accepted, CreateReadingKind.Rejected, CreateReadingKind.Unrecognised]);
        readings.Where(static reading => reading.Kind == CreateReadingKind.Accepted).Select(static reading => reading.Payout!.Status)
            .Should().Contain([PayoutStatus.Pending, PayoutStatus.Succeeded, PayoutStatus.Failed]);
    }

    private static void ShouldBeHonest(string adapter, PayoutReading reading)
    {
        reading.Status.Should().BeOneOf(PayoutStatus.Pending, PayoutStatus.Succeeded, PayoutStatus.Failed);
        reading.ProviderId.Should().NotBeNullOrEmpty();
        if (reading.Status == PayoutStatus.Pending) return;
        reading.IsStatusKnown.Should().BeTrue();
        reading.Status.Should().Be(Finals[adapter].Ends[reading.ProviderStatus!]);
    }

    private static CreateReading ReadCreate(string adapter, ProviderAnswer answer) => adapter switch
    {
        "monime" => MonimeResponses.ReadCreate(answer),
        "moneroo" => MonerooResponses.ReadCreate(answer),
        _ => AlexpayResponses.ReadCreate(answer),
    };

    private static List<PayoutReading> Read(string adapter, ProviderAnswer answer)
    {
        List<PayoutReading?> readings = [ReadCreate(adapter, answer).Payout];
        using JsonDocument? document = AnswerJson.TryParse(answer.Body);
        switch (adapter)
        {
            case "monime" when document is not null:
                if (MonimeResponses.Result(document.RootElement) is { } result) readings.Add(MonimeResponses.ReadPayout(result, answer));
                readings.AddRange(Objects(document.RootElement).Select(element => MonimeResponses.ReadPayout(element, answer)));
                MonimeErrors.Read(document.RootElement);
                break;
            case "moneroo":
                string? id = document is null ? null : MonerooResponses.IdOf(document.RootElement);
                readings.Add(MonerooResponses.ReadPayout(id ?? "po1", answer));
                MonerooResponses.IsNotFound(answer);
                MonerooMethodList.Read(answer);
                break;
            case "alexpay" when document is not null:
                readings.AddRange(Objects(document.RootElement).SelectMany(element => new[] { AlexpayResponses.ReadPayout(element, answer), AlexpayResponses.ReadListed(element, answer) }));
                AlexpayErrors.ReadRefusal(answer, document.RootElement);
                AlexpayErrors.Describe(document.RootElement);
                break;
        }

        return [.. readings.OfType<PayoutReading>()];
    }

    // Any object may stand where a list has its payouts.
    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member => Objects(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
