using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests.Moneroo;

public sealed class RepeatTests : SimulatorTest
{
    [Theory]
    [InlineData(null)]
    [InlineData("key-1")]
    public async Task The_same_request_twice_pays_twice(string? idempotencyKey)
    {
        MonerooReply first = await SendAsync(idempotencyKey);
        MonerooReply second = await SendAsync(idempotencyKey);
        Clock.Advance(ToFinal);

        second.Id.Should().NotBe(first.Id);
        Simulator.Ledger.ExecutedCount.Should().Be(2);
        Simulator.Ledger.Entries.Should().OnlyContain(entry => entry.IdempotencyKey == null);
    }

    [Fact]
    public async Task A_ledger_entry_holds_what_was_accepted()
    {
        JsonNode body = JsonNode.Parse(MonerooApi.Body())!;
        body["metadata"] = JsonNode.Parse("""{"payouts_handle":"h-1","paid":true,"try":2}""");

        MonerooReply created = await Moneroo.CreateAsync(body.ToJsonString());

        LedgerEntry entry = Simulator.Ledger.Find(created.Id)!;
        entry.Should().BeEquivalentTo(new
        {
            Provider = "moneroo",
            PayoutId = created.Id,
            Tenant = "sandbox",
            AmountMinor = 1_000L,
            Currency = "XOF",
            Destination = "22951345020",
            AcceptedAt = Clock.GetUtcNow(),
            State = LedgerState.Accepted,
        });
        entry.Metadata.Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["payouts_handle"] = "h-1", ["paid"] = "true", ["try"] = "2" });
    }

    [Fact]
    public async Task The_ledger_counts_hundredths_where_the_currency_has_them()
    {
        await Moneroo.CreateAsync(MonerooApi.DemoBody());

        Simulator.Ledger.Entries.Single().Should().Match<LedgerEntry>(entry => entry.AmountMinor == 50_000 && entry.Currency == "USD");
    }

    [Fact]
    public async Task A_number_that_was_sent_as_a_number_is_known_by_its_digits()
    {
        await Moneroo.CreateAsync(MonerooApi.Body().Replace("\"22951345020\"", "22951345020", StringComparison.Ordinal));

        Simulator.Ledger.Entries.Single().Destination.Should().Be("22951345020");
    }

    [Fact]
    public async Task A_reset_forgets_payouts_and_starts_their_ids_again()
    {
        MonerooReply before = await Moneroo.CreateAsync();
        Simulator.Reset();

        ((int)(await Moneroo.VerifyAsync(before.Id)).Status).Should().Be(404);
        (await Moneroo.CreateAsync()).Id.Should().Be(before.Id);
        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    private Task<MonerooReply> SendAsync(string? idempotencyKey) =>
        Moneroo.SendAsync("POST", MonerooApi.CreatePath, MonerooApi.Body(), request => MonerooApi.Set(request, "Idempotency-Key", idempotencyKey));
}
