namespace Payouts.Tests.Guards;

/// <summary>A world for each test.</summary>
public abstract class GuardedTests : IAsyncLifetime, IAsyncDisposable
{
    private protected GuardedTests() => World = new GuardedWorld();

    private protected GuardedWorld World { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await World.DisposeAsync();
    }
}
