using System.Text.Json;
using Payouts.Monime;

namespace Payouts.Tests.Model;

public sealed class ExtrasJsonTests
{
    [Fact]
    public void Request_with_extras_is_refused_rather_than_written_without_them()
    {
        Action writing = static () => JsonSerializer.Serialize(Request(new MonimeExtras { MethodCode = "m18" }));

        writing.Should().Throw<JsonException>();
    }

    [Fact]
    public void Extras_in_json_are_refused_rather_than_dropped()
    {
        string json = JsonSerializer.Serialize(Request(extras: null));
        Action reading = () => JsonSerializer.Deserialize<PayoutRequest>(json.Insert(1, "\"Extras\":{\"MethodCode\":\"m18\"},"));

        reading.Should().Throw<JsonException>();
    }

    private static PayoutRequest Request(PayoutExtras? extras) => new()
    {
        Reference = "refund-4711",
        Amount = Money.Of(1, Currency.SLE),
        Destination = PayoutDestination.MobileMoney("+23278000000"),
        Extras = extras,
    };
}
