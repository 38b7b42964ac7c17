using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Payouts.Alexpay;
using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;
using Property = Payouts.Tests.Model.Property;

namespace Payouts.Tests.Alexpay;

/// <summary>What goes out says what was asked for: every request can be read back from its bytes. The currency is the country's and never goes out.</summary>
public sealed class AlexpayRoundTripTests
{
    private static readonly Gen<string> Digits = Gen.Choose(0, 9).ArrayOf(9).Select(static digits => string.Concat(digits));

    private static readonly Gen<(PayoutDestination Destination, AlexpayTarget Target)> Routes = Gen.OneOf(
        from digits in Digits select (PayoutDestination.MobileMoney($"+233{digits}", country: "GH"), new AlexpayTarget(AlexpaySample.Ghana)),
        from digits in Digits select (PayoutDestination.MobileMoney($"+260{digits}", MobileNetwork.Zamtel), new AlexpayTarget(AlexpaySample.Zambia)),
        from digits in Digits select (PayoutDestination.BankAccount("030100", digits, "GH"), new AlexpayTarget(AlexpaySample.Ghana, AlexpaySample.Bank)));

    [Fact]
    public void Any_lawful_request_reads_back_as_it_was() => Property.Holds(
        from route in Routes
        from number in Gen.Choose(0, int.MaxValue)
        from units in Gen.Choose(1, int.MaxValue)
        from text in Gen.Elements<string?>(null, "Order refund", "# 7 <été> 支払 🎉", "\"q\" \\ /")
        select (Request: AlexpaySample.Request(route.Destination, $"refund-{number}", units, text), route.Target),
        static sample =>
        {
            (PayoutRequest request, AlexpayTarget target) = sample;
            CorrelationHandle handle = AlexpaySample.HandleOf(request.Reference);
            JsonNode body = JsonNode.Parse(AlexpayRequests.Create(request, handle, target, webhookUrl: null))!;

            PayoutReading echoed = Echo(body, request.Amount.Currency);
            echoed.Amount.Should().Be(request.Amount);
            echoed.Handle.Should().Be(handle.Token);
            ((string?)body["countryId"]).Should().Be(target.CountryId);
            ((string?)body["bank_id"]).Should().Be(target.BankId);
            ((string?)body["momo_phone_number"] ?? (string?)body["account_number"]).Should().Be(request.Destination switch
            {
                MobileMoneyDestination mobile => mobile.PhoneNumber[1..],
                BankAccountDestination bank => bank.AccountNumber,
                _ => null,
            });
        });

    // What the provider keeps of a request it shows in its reads, with the currency of the country.
    private static PayoutReading Echo(JsonNode body, Currency currency)
    {
        JsonNode data = body.DeepClone();
        (data["reference"], data["status"], data["currency"]) = (AlexpaySample.Reference, "pending", currency.Code);
        string answer = new JsonObject { ["status"] = "success", ["code"] = 200, ["data"] = data }.ToJsonString();
        return AlexpayResponses.ReadCreate(new ProviderAnswer(200, Encoding.UTF8.GetBytes(answer))).Payout!;
    }
}
