using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Peers;
using Payouts.Performance.Tests.Support;

namespace Payouts.Performance.Tests;

/// <summary>Anybody can send deliveries: to verify one leaves nothing behind.</summary>
public sealed class WebhookVerificationTests
{
    public static TheoryData<string, int> Deliveries
    {
        get
        {
            var deliveries = new TheoryData<string, int>();
            foreach (WebhookSender sender in WebhookSender.All)
            {
                deliveries.Add(sender.Account, 512);
                deliveries.Add(sender.Account, 4_096);
            }

            return deliveries;
        }
    }

    [Theory]
    [MemberData(nameof(Deliveries))]
    public async Task Verifying_a_genuine_delivery_allocates_nothing(string account, int size)
    {
        await using ServiceProvider services = WebhookHost.Build();
        WebhookSender sender = WebhookSender.All.Single(sender => string.Equals(sender.Account, account, StringComparison.Ordinal));

        double bytes = await AllocatedBytes.OfAsync(WebhookPeer.Verification(services, sender, size));

        bytes.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Deliveries))]
    public async Task Refusing_a_forged_delivery_allocates_nothing(string account, int size)
    {
        await using ServiceProvider services = WebhookHost.Build();
        WebhookSender sender = WebhookSender.All.Single(sender => string.Equals(sender.Account, account, StringComparison.Ordinal));

        double bytes = await AllocatedBytes.OfAsync(WebhookPeer.Verification(services, sender with { Secret = "somebody-else's" }, size, WebhookVerdict.WrongSignature));

        bytes.Should().Be(0);
    }

    [Fact]
    public async Task A_delivery_of_another_provider_is_told_apart_without_allocating()
    {
        await using ServiceProvider services = WebhookHost.Build();

        double bytes = await AllocatedBytes.OfAsync(WebhookPeer.Recognition(services, WebhookSender.Monime, by: WebhookSender.Alexpay));

        bytes.Should().Be(0);
    }
}
