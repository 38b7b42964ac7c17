using Payouts.Benchmarks.Peers;
using Payouts.Performance.Tests.Support;

namespace Payouts.Performance.Tests;

/// <summary>What one create allocates, beside a careful user's own call of the same provider.</summary>
public sealed class CreateBytesTests
{
    [Fact]
    public async Task An_adapters_create_through_the_guard_allocates_less_than_two_thirds_of_a_raw_call()
    {
        double raw = await AllocatedBytes.OfAsync(RawPeer.Create());

        double adapter = await AllocatedBytes.OfAsync(await PayoutsAdapterPeer.CreateAsync());

        (adapter / raw).Should().BeLessThanOrEqualTo(0.65, "a raw call allocates {0:N0} B, the adapter {1:N0} B", raw, adapter);
    }

    [Fact]
    public async Task A_clients_create_with_its_journal_in_memory_allocates_less_than_twice_a_raw_call()
    {
        double raw = await AllocatedBytes.OfAsync(RawPeer.Create());

        double client = await AllocatedBytes.OfAsync(PayoutsClientPeer.Create());

        (client / raw).Should().BeLessThanOrEqualTo(1.6, "a raw call allocates {0:N0} B, the client {1:N0} B", raw, client);
    }
}
