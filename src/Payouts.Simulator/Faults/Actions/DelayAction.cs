namespace Payouts.Simulator;

internal sealed class DelayAction : FaultAction
{
    private readonly TimeSpan _delay;

    public DelayAction(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        _delay = delay;
    }

    internal override async Task ApplyAsync(FaultExchange exchange)
    {
        if (exchange.Answer is null)
            await exchange.HoldRequestAsync().ConfigureAwait(false);
        // The caller's hang-up does not end the wait: a slow provider still pays.
        Task wait = Task.Delay(_delay, exchange.Clock, exchange.Stopping);
        exchange.Script.Hold();
        try
        {
            await wait.ConfigureAwait(false);
        }
        finally
        {
            exchange.Script.LetGo();
        }

        await exchange.ContinueAsync().ConfigureAwait(false);
    }
}
