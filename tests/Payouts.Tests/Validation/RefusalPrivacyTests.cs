using FsCheck;
using FsCheck.Fluent;

namespace Payouts.Tests.Validation;

/// <summary>Values of people in every shape that breaks a rule: no text of the refusal repeats one.</summary>
public sealed class RefusalPrivacyTests
{
    private const string Canary = "9c4n4ry9";

    private static readonly Gen<string> Spoiled = Gen.Elements(
        Canary, $" {Canary}", $"{Canary}\n", $"+232{Canary}", $"{Canary}@", $"@{Canary}@", $"\uD800{Canary}", new string('x', 600) + Canary, $"+2330{Canary}", $"{Canary}\uFFFE");

    [Fact]
    public void No_text_of_a_refusal_holds_a_private_value()
    {
        int refusals = 0;
        Model.Property.HoldsAsync(
            from phone in Spoiled
            from other in Spoiled
            from text in Spoiled
            from kind in Gen.Choose(0, 2)
            from named in Gen.Elements(true, false)
            select new RequestDraft
            {
                Destination = kind switch
                {
                    0 => PayoutDestination.MobileMoney(phone, MobileNetwork.Mtn),
                    1 => PayoutDestination.BankAccount("", phone),
                    _ => PayoutDestination.ProviderWallet("", phone),
                },
                Beneficiary = new Beneficiary { FirstName = other, LastName = text, Email = $"{other} ", PhoneNumber = phone, Address = text },
                Description = text,
                Metadata = new Dictionary<string, string> { ["order"] = new string('v', 101) + other },
                Provider = named ? "west" : null,
            },
            async draft =>
            {
                await using RefusalHost host = RefusalHost.ForAll();
                PayoutValidationException refusal = await host.RefuseAsync(draft);
                refusal.ToString().Should().NotContain(Canary);
                refusal.Problems.Should().OnlyContain(problem => !problem.ToString().Contains(Canary));
                refusals++;
            },
            tests: 200);
        refusals.Should().Be(200);
    }
}
