using Payouts.Tests.Support;

namespace Payouts.Tests.Seam;

/// <summary>An adapter that asks a directory before there is anything to journal.</summary>
public sealed class PreparationTests
{
    [Fact]
    public async Task A_directory_that_cannot_be_read_leaves_nothing_journalled_or_sent_and_says_so()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address)
        {
            Directory = static () => throw new PayoutProviderException("The directory is down.") { Category = PayoutFailureCategory.ProviderFault, HttpStatus = 503, ProviderCode = "down", RequestId = "req-1" },
        });

        PayResult result = await host.PayAsync();

        PayoutNotExecutedException error = result.Error.Should().BeOfType<PayoutNotExecutedException>().Which;
        error.Message.Should().Contain("nothing was journalled or sent").And.Contain("The directory is down.");
        (error.Reference, error.Provider, error.Category, error.HttpStatus, error.ProviderCode, error.RequestId)
            .Should().Be(("refund-4711", PayoutsHost.Account, PayoutFailureCategory.ProviderFault, 503, "down", "req-1"));
        result.Journalled.Should().BeNull();
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_reference_that_is_journalled_already_is_answered_without_the_directory()
    {
        bool isDown = false;
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address)
        {
            Directory = () => isDown ? throw new PayoutProviderException("The directory is down.") : Task.CompletedTask,
        });
        await host.PayAsync();
        isDown = true;

        PayResult again = await host.PayAsync();

        again.Returned!.Status.Should().Be(PayoutStatus.Pending);
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task A_rule_that_only_the_directory_knows_refuses_the_request()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address)
        {
            Directory = static () => throw new PayoutValidationException([new PayoutProblem("Destination.BankCode", "No such bank.", "Use one of: ab.")]),
        });

        PayResult result = await host.PayAsync();

        result.Error.Should().BeOfType<PayoutValidationException>().Which.Problems.Should().ContainSingle().Which.Path.Should().Be("Destination.BankCode");
        result.Journalled.Should().BeNull();
        server.Requests.Should().BeEmpty();
    }
}
