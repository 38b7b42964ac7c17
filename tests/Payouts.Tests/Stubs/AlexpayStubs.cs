using System.Text.Json;
using System.Text.Json.Nodes;
using Payouts.Alexpay;
using Payouts.Providers;

namespace Payouts.Tests.Stubs;

/// <summary>Alexpay's accounts and payouts in its mappings.</summary>
internal sealed class AlexpayStubs : ProviderStubs
{
    internal override string ProviderType => "Alexpay";

    internal override string Account => "alexpay";

    internal override PayoutRequest DefaultRequest { get; } = new()
    {
        Reference = "refund-4711",
        Amount = Money.Of(26, Currency.ZMW),
        Destination = PayoutDestination.MobileMoney("+260970000000", country: "ZM"),
        Description = "testing",
    };

    internal override IReadOnlyDictionary<string, Func<StubCall, Task<JsonObject>>> Operations { get; } = new Dictionary<string, Func<StubCall, Task<JsonObject>>>
    {
        ["prepare"] = PrepareAsync,
        ["secret"] = GenerateSecretAsync,
    };

    // The list is an opt-in: it was seen, and is documented nowhere.
    internal override Dictionary<string, string?> Settings(Uri address, string credential) => new()
    {
        ["BaseAddress"] = address.AbsoluteUri,
        ["SecretKey"] = credential,
        ["PublicKey"] = credential,
        ["UseTransactionList"] = "true",
    };

    /// <summary>Alexpay's mappings give a payout in one line: amount, kind of account, number.</summary>
    internal override PayoutRequest Read(JsonObject request)
    {
        string[] amount = Text("amount").Split(' ');
        return new PayoutRequest
        {
            Reference = DefaultRequest.Reference,
            Amount = new JsonObject { ["amount"] = amount[0], ["currency"] = amount[1] }.Deserialize<Money>(Json),
            Destination = Text("channel") == "bankAccount"
                ? PayoutDestination.BankAccount(Text("bankCode"), Text("accountNumber"), Text("country"))
                : PayoutDestination.MobileMoney(Text("phoneNumber"), country: Text("country")),
            Description = (string?)request["description"],
        };

        string Text(string name) => (string)request[name]!;
    }

    // The ids of country and bank are looked up before anything is journalled, and go into the body.
    private static async Task<JsonObject> PrepareAsync(StubCall call)
    {
        PreparedExchange prepared = await call.Account.Provider.PrepareAsync(call.Payout, call.Account.HandleOf(call.Payout.Reference), default);
        JsonNode body = JsonNode.Parse(prepared.Body.Span)!;
        return new JsonObject { ["countryId"] = (string?)body["countryId"], ["bankId"] = (string?)body["bank_id"] };
    }

    private static async Task<JsonObject> GenerateSecretAsync(StubCall call)
    {
        Task<string> secret = ((AlexpayProvider)call.Account.Provider).GenerateWebhookSecretAsync(CancellationToken.None);
        return new JsonObject { ["secret"] = await secret };
    }
}
