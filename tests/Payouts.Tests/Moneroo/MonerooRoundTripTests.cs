using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Payouts.Moneroo;
using Payouts.Providers;
using Payouts.Tests.Moneroo.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>What goes out says what was asked for: every request can be read back from its bytes.</summary>
public sealed class MonerooRoundTripTests
{
    private static readonly Gen<string> Digits = Gen.Choose(0, 9).ArrayOf(9).Select(static digits => string.Concat(digits));

    private static readonly Gen<(PayoutDestination Destination, string Method, Currency Currency)> Routes = Gen.OneOf(
        from digits in Digits select (PayoutDestination.MobileMoney($"+229{digits}", MobileNetwork.Mtn, "BJ"), "mtn_bj", Currency.XOF),
        from digits in Digits select (PayoutDestination.MobileMoney($"+233{digits}", MobileNetwork.Mtn, "GH"), "mtn_gh", Currency.GHS),
        from digits in Digits select (PayoutDestination.ProviderWallet("moneroo_payout_demo", digits, "US"), "moneroo_payout_demo", Currency.USD));

    [Fact]
    public void Any_lawful_request_reads_back_as_it_was() => Model.Property.Holds(
        from route in Routes
        from number in Gen.Choose(0, int.MaxValue)
        from units in Gen.Choose(1, int.MaxValue)
        from text in Gen.Elements("Order refund", "Rembours. n° 7 / <été> 支払 🎉", "\"q\" \\ /")
        from asNumber in Gen.Elements(true, false)
        select (Request: MonerooSample.Request($"refund-{number}", route.Destination, Money.Of(units, route.Currency), description: text), route.Method, asNumber),
        static sample =>
        {
            PayoutRequest request = sample.Request;
            CorrelationHandle handle = MonerooSample.HandleOf(request.Reference);
            var target = new MonerooTarget(sample.Method, "Destination.Network", null, "BJ");
            JsonNode body = JsonNode.Parse(MonerooRequests.Create(request, target, handle, new MonerooOptions { SendRecipientAsNumber = sample.asNumber }))!;

            PayoutReading echoed = Echo(body);
            echoed.Amount.Should().Be(request.Amount);
            echoed.Handle.Should().Be(handle.Token);
            ((string?)body["method"]).Should().Be(sample.Method);
            ((string?)body["description"]).Should().Be(request.Description);
            ((string?)body["metadata"]!["payouts_reference"]).Should().Be(request.Reference);
            ((string?)body["customer"]!["email"]).Should().Be(request.Beneficiary!.Email);
            (body["recipient"]!["msisdn"] ?? body["recipient"]!["account_number"])!.ToString().Should().Be(request.Destination switch
            {
                MobileMoneyDestination mobile => mobile.PhoneNumber[1..],
                ProviderWalletDestination wallet => wallet.WalletId,
                _ => null,
            });
        });

    // What the provider keeps of a request it shows in its reads.
    private static PayoutReading Echo(JsonNode body)
    {
        JsonNode payout = body.DeepClone();
        (payout["id"], payout["status"]) = ("po1", "pending");
        return MonerooResponses.ReadPayout("po1", new ProviderAnswer(200, Encoding.UTF8.GetBytes(new JsonObject { ["data"] = payout }.ToJsonString())))!;
    }
}
