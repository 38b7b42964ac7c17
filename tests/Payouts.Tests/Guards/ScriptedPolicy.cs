using Payouts.Guards;

namespace Payouts.Tests.Guards;

/// <summary>Says what it is told to say, and counts how often it was asked.</summary>
internal sealed class ScriptedPolicy(Func<PayoutRequest, PolicyVerdict> judge) : IPayoutPolicy
{
    private int _asked;

    internal int Asked => Volatile.Read(ref _asked);

    public ValueTask<PolicyVerdict> JudgeAsync(PayoutRequest request, string provider, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return new(judge(request));
    }
}
