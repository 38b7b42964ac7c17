using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Testing;

public sealed class FakeProviderTests : IAsyncDisposable
{
    private readonly FakePayoutProvider _fake = new() { Balances = [new ProviderBalance("main", Currency.SLE, Money.Of(1_000, Currency.SLE), "Main")] };
    private readonly ManualClock _clock = new();
    private readonly PayoutClient _client;

    public FakeProviderTests() => _client = Client(_fake);

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Without_a_script_a_payout_is_accepted_and_the_first_read_shows_success()
    {
        Payout created = await _client.CreateAsync(Request());
        Payout read = await _client.RefreshAsync("refund-1");

        created.Status.Should().Be(PayoutStatus.Pending);
        read.Status.Should().Be(PayoutStatus.Succeeded);
        _fake.Payouts.Should().ContainSingle().Which.Counts.Should().BeTrue();
    }

    [Fact]
    public async Task Reads_show_one_scripted_status_after_another_and_the_last_for_ever()
    {
        _fake.Next(FakeReply.Accept(PayoutStatus.Pending, PayoutStatus.Succeeded, PayoutStatus.Reversed));
        await _client.CreateAsync(Request());

        (await _client.RefreshAsync("refund-1")).Status.Should().Be(PayoutStatus.Pending);
        (await _client.RefreshAsync("refund-1")).Status.Should().Be(PayoutStatus.Succeeded);
        _fake.Payouts.Single().Status.Should().Be("succeeded");
    }

    [Fact]
    public async Task A_scripted_failure_shows_on_the_first_read_with_its_category()
    {
        _fake.Next(FakeReply.Fail(PayoutFailureCategory.RecipientBlocked, "barred"));
        await _client.CreateAsync(Request());

        Payout read = await _client.RefreshAsync("refund-1");

        read.Status.Should().Be(PayoutStatus.Failed);
        read.Failure.Should().BeEquivalentTo(new { Category = PayoutFailureCategory.RecipientBlocked, Code = "barred" });
        _fake.Payouts.Single().Counts.Should().BeFalse();
    }

    [Fact]
    public async Task A_scripted_decline_fails_at_once_and_executes_nothing()
    {
        _fake.Next(FakeReply.Decline(PayoutFailureCategory.InsufficientFunds));

        Payout declined = await _client.CreateAsync(Request());

        declined.Status.Should().Be(PayoutStatus.Failed);
        declined.Failure!.Category.Should().Be(PayoutFailureCategory.InsufficientFunds);
        _fake.Payouts.Should().BeEmpty();
        _fake.Creates.Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timeout_makes_the_payout_unknown_and_it_is_paid_once_in_the_end(bool executed)
    {
        _fake.Next(FakeReply.Timeout(executed));

        Payout lost = await _client.CreateAsync(Request());
        lost.Status.Should().Be(PayoutStatus.Unknown);
        Payout end = await UntilFinalAsync();

        end.Status.Should().Be(PayoutStatus.Succeeded);
        _fake.Payouts.Count(static payout => payout.Counts).Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_says_nothing_makes_the_payout_unknown(bool executed)
    {
        _fake.Next(FakeReply.Unknown(executed));

        (await _client.CreateAsync(Request())).Status.Should().Be(PayoutStatus.Unknown);
        _fake.Payouts.Should().HaveCount(executed ? 1 : 0);
    }

    [Fact]
    public async Task Where_nothing_was_sent_it_is_tried_again_with_the_next_reply()
    {
        _fake.Next(FakeReply.Unreachable()).Next(FakeReply.Accept());

        Payout created = await _clock.RunAsync(_client.CreateAsync(Request()));

        created.Status.Should().Be(PayoutStatus.Pending);
        _fake.Creates.Should().ContainSingle("the first call never arrived");
        _fake.Payouts.Should().ContainSingle();
        _fake.VerifyAllUsed();
    }

    [Fact]
    public async Task A_fake_that_is_down_is_sent_nothing()
    {
        _fake.IsDown = true;

        await FluentActions.Awaiting(() => _clock.RunAsync(_client.CreateAsync(Request()))).Should().ThrowAsync<PayoutNotExecutedException>();

        _fake.Creates.Should().BeEmpty();
        _fake.IsDown = false;
        (await _clock.RunAsync(_client.CreateAsync(Request()))).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task What_was_prepared_and_what_arrived_is_recorded_with_its_key()
    {
        await _client.CreateAsync(Request());

        _fake.Prepared.Should().ContainSingle().Which.Reference.Should().Be("refund-1");
        FakeCreate create = _fake.Creates.Single();
        create.Request.Should().BeSameAs(_fake.Prepared[0]);
        create.IdempotencyKey.Should().NotBeNullOrEmpty().And.NotBe(create.Handle);
        create.At.Should().Be(_clock.GetUtcNow());
        create.Body.Length.Should().BePositive();
        create.ToString().Should().Be("refund-1");
    }

    [Fact]
    public async Task A_status_can_be_changed_later()
    {
        await _client.CreateAsync(Request());
        _fake.Show("refund-1", PayoutStatus.Failed, new PayoutFailure(PayoutFailureCategory.Expired, "too_late"));

        (await _client.RefreshAsync("refund-1")).Failure!.Code.Should().Be("too_late");
    }

    [Fact]
    public async Task A_pending_payout_can_be_cancelled()
    {
        _fake.Next(FakeReply.Accept(PayoutStatus.Pending));
        await _client.CreateAsync(Request());

        (await _client.CancelAsync("refund-1")).Status.Should().Be(PayoutStatus.Cancelled);
        _fake.Payouts.Single().Counts.Should().BeFalse();
    }

    [Fact]
    public async Task Balances_are_told_where_there_are_some()
    {
        var reader = (IBalanceReader)_client.GetProvider("fake");

        (await reader.GetBalanceAsync("main"))!.Available.Should().Be(Money.Of(1_000, Currency.SLE));
        (await reader.GetBalanceAsync("other")).Should().BeNull();
    }

    [Fact]
    public async Task A_status_text_of_no_table_stays_pending()
    {
        _fake.Next(FakeReply.AcceptWithStatus("on_hold"));
        await _client.CreateAsync(Request());

        Payout read = await _client.RefreshAsync("refund-1");

        read.Status.Should().Be(PayoutStatus.Pending);
        read.ProviderStatus.Should().Be("on_hold");
    }

    [Fact]
    public async Task Without_keys_a_lost_answer_is_never_repeated()
    {
        var fake = new FakePayoutProvider("bare") { IsKeyed = false, CanSearch = false };
        await using PayoutClient client = Client(fake);
        fake.Next(FakeReply.Timeout(executed: true));

        await client.CreateAsync(Request());
        _clock.Advance(TimeSpan.FromHours(1));
        Payout again = await _clock.RunAsync(client.CreateAsync(Request()));

        again.Status.Should().Be(PayoutStatus.Unknown);
        fake.Creates.Should().ContainSingle().Which.IdempotencyKey.Should().BeNull();
    }

    [Fact]
    public void A_status_that_no_provider_shows_is_refused() =>
        FluentActions.Invoking(() => FakeReply.Accept(PayoutStatus.Unknown)).Should().Throw<ArgumentException>().WithMessage("*never shows Unknown*");

    private PayoutClient Client(FakePayoutProvider fake) => PayoutClient.Create(payouts =>
    {
        payouts.Services.AddSingleton<TimeProvider>(_clock);
        payouts.UseInMemoryJournal().AddFakeProvider(fake);
    });

    private async Task<Payout> UntilFinalAsync()
    {
        Payout payout = (await _client.GetAsync("refund-1"))!;
        for (int round = 0; round < 20 && !payout.IsFinal; round++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            payout = await _clock.RunAsync(_client.RefreshAsync("refund-1"));
        }

        return payout;
    }

    private static PayoutRequest Request(string reference = "refund-1") => new()
    {
        Reference = reference,
        Amount = Money.Of(10.50m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
    };
}
