using Payouts.Tests.Support;

namespace Payouts.Tests.Guards;

/// <summary>How a guarded call ended.</summary>
internal static class GuardedCalls
{
    internal static PayoutNotExecutedException ShouldBeStopped(this PayResult result, PayoutFailureCategory category)
    {
        PayoutNotExecutedException error = result.Error.Should().BeOfType<PayoutNotExecutedException>().Subject;
        error.Category.Should().Be(category);
        return error;
    }

    internal static void ShouldBeSent(this PayResult result)
    {
        result.Error.Should().BeNull();
        result.Status.Should().Be(PayoutStatus.Pending);
    }
}
