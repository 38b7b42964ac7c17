using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Tests.Monime.Support;
using Property = Payouts.Tests.Model.Property;

namespace Payouts.Tests.Monime;

/// <summary>What goes out says what was asked for: every request can be read back from its bytes.</summary>
public sealed class MonimeRoundTripTests
{
    private static readonly Gen<string> Digits = Gen.Choose(0, 9).ArrayOf(9).Select(static digits => string.Concat(digits));

    private static readonly Gen<PayoutDestination> Destinations = Gen.OneOf(
        Digits.Select(static digits => PayoutDestination.MobileMoney($"+232{digits}", MobileNetwork.Orange, "SL")),
        Digits.Select(static digits => PayoutDestination.MobileMoney($"+232{digits}", new MobileNetwork("africell"), "SL")),
        Digits.Select(static digits => PayoutDestination.BankAccount("slb004", digits, "SL")),
        Digits.Select(static digits => PayoutDestination.ProviderWallet("dw001", $"W-{digits}", "SL")));

    private static readonly Gen<PayoutRequest> Requests =
        from destination in Destinations
        from number in Gen.Choose(0, int.MaxValue)
        from minor in Gen.Choose(1, int.MaxValue)
        from note in Gen.Elements("v", "été", "{}", "\"", "日本 🎉", "</script>")
        select Sample.Request($"refund-{number}", destination, minor / 100m, metadata: new Dictionary<string, string> { ["note"] = note });

    [Fact]
    public void Create_OfAnyLawfulRequest_ReadsBackAsItWas() => Property.Holds(
        from request in Requests
        from api in Gen.Elements(MonimeApi.V1, MonimeApi.Release20240801)
        select (request, api),
        static sample =>
        {
            (PayoutRequest request, MonimeApi api) = sample;
            CorrelationHandle handle = Sample.HandleOf(request.Reference);
            JsonNode body = JsonNode.Parse(MonimeRequests.Create(request, handle, sourceAccount: null, api))!;

            PayoutReading echoed = Echo(body);
            echoed.Amount.Should().Be(request.Amount);
            echoed.Handle.Should().Be(handle.Token);
            DestinationOf(body["destination"]!, api).Should().Be(Expected(request.Destination));
            ((string?)body["metadata"]!["note"]).Should().Be(request.Metadata!["note"]);
            ((string?)body["metadata"]!["payouts_reference"]).Should().Be(request.Reference);
        });

    // What the provider keeps of a request it shows in its answer.
    private static PayoutReading Echo(JsonNode body)
    {
        JsonNode result = body.DeepClone();
        (result["id"], result["status"]) = ("pay-1", "pending");
        string answer = new JsonObject { ["success"] = true, ["result"] = result }.ToJsonString();
        return MonimeResponses.ReadCreate(new ProviderAnswer(200, Encoding.UTF8.GetBytes(answer))).Payout!;
    }

    private static (string Code, string Account) DestinationOf(JsonNode destination, MonimeApi api) => api == MonimeApi.V1
        ? ((string)destination["providerId"]!, (string)(destination["phoneNumber"] ?? destination["accountNumber"] ?? destination["walletId"])!)
        : ((string)destination["providerCode"]!, (string)destination["accountId"]!);

    private static (string Code, string Account) Expected(PayoutDestination destination) => destination switch
    {
        MobileMoneyDestination { Network.Code: "orange" } mobile => ("m17", mobile.PhoneNumber),
        MobileMoneyDestination mobile => ("m18", mobile.PhoneNumber),
        BankAccountDestination bank => ("slb004", bank.AccountNumber),
        ProviderWalletDestination wallet => ("dw001", wallet.WalletId),
        _ => throw new ArgumentOutOfRangeException(nameof(destination)),
    };
}
