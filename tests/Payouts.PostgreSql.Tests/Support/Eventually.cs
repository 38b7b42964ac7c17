namespace Payouts.PostgreSql.Tests.Support;

/// <summary>Waits for what a server does in its own time.</summary>
internal static class Eventually
{
    internal static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }
}
