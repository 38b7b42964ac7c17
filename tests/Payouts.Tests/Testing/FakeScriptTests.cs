using Microsoft.Extensions.DependencyInjection;
using Payouts.Testing;

namespace Payouts.Tests.Testing;

public sealed class FakeScriptTests
{
    [Fact]
    public async Task A_strict_fake_throws_where_no_reply_is_left_and_nothing_is_journalled()
    {
        var fake = new FakePayoutProvider { Strict = true };
        await using PayoutClient client = PayoutClient.Create(payouts => payouts.UseInMemoryJournal().AddFakeProvider(fake));
        fake.Next(FakeReply.Accept());
        await client.CreateAsync(Request("refund-1"));

        await FluentActions.Awaiting(() => client.CreateAsync(Request("refund-2")))
            .Should().ThrowAsync<PayoutException>().WithMessage("*strict*Next*");

        (await client.GetAsync("refund-2")).Should().BeNull();
        FluentActions.Invoking(fake.VerifyAllUsed).Should().Throw<InvalidOperationException>().WithMessage("1 create call*");
    }

    [Fact]
    public async Task A_reply_is_used_once_and_in_order()
    {
        var fake = new FakePayoutProvider();
        await using PayoutClient client = PayoutClient.Create(payouts => payouts.UseInMemoryJournal().AddFakeProvider(fake));
        fake.Next(FakeReply.Decline(PayoutFailureCategory.RecipientNotFound)).Next(FakeReply.Accept());

        PayoutStatus[] statuses = [(await client.CreateAsync(Request("a"))).Status, (await client.CreateAsync(Request("b"))).Status, (await client.CreateAsync(Request("c"))).Status];

        statuses.Should().Equal(PayoutStatus.Failed, PayoutStatus.Pending, PayoutStatus.Pending);
        fake.VerifyAllUsed();
    }

    [Fact]
    public void A_reply_that_was_not_used_is_found()
    {
        FakePayoutProvider fake = new FakePayoutProvider().Next(FakeReply.Accept()).Next(FakeReply.Accept());

        FluentActions.Invoking(fake.VerifyAllUsed).Should().Throw<InvalidOperationException>().WithMessage("2 reply(s)*'fake'*");
    }

    [Fact]
    public async Task What_is_not_scripted_can_be_decided_by_the_request()
    {
        var fake = new FakePayoutProvider
        {
            Otherwise = static create => create.Request!.Reference.StartsWith("bad", StringComparison.Ordinal) ? FakeReply.Decline(PayoutFailureCategory.LimitExceeded) : FakeReply.Accept(),
        };
        await using PayoutClient client = PayoutClient.Create(payouts => payouts.UseInMemoryJournal().AddFakeProvider(fake));

        (await client.CreateAsync(Request("bad-1"))).Status.Should().Be(PayoutStatus.Failed);
        (await client.CreateAsync(Request("good-1"))).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task A_fake_that_the_container_makes_is_its_keyed_service()
    {
        var services = new ServiceCollection();
        services.AddPayouts(static payouts => payouts.UseInMemoryJournal().AddFakeProvider("payroll", static fake => fake.Next(FakeReply.Accept(PayoutStatus.Pending))));
        await using ServiceProvider provider = services.BuildServiceProvider();

        Payout payout = await provider.GetRequiredService<IPayoutClient>().CreateAsync(Request("refund-1"));

        payout.Provider.Should().Be("payroll");
        provider.GetRequiredKeyedService<FakePayoutProvider>("payroll").Payouts.Should().ContainSingle();
    }

    private static PayoutRequest Request(string reference) => new()
    {
        Reference = reference,
        Amount = Money.Of(10.50m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
    };
}
