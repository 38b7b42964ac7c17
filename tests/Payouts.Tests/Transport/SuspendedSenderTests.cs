using System.Globalization;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>A sender that the machine suspends between the claim and the write.</summary>
public sealed class SuspendedSenderTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(1_500);

    [UnixFact]
    public async Task Sender_stopped_past_its_deadline_sends_nothing_when_continued()
    {
        await using var server = new RawServer(Scripts.Accept);
        using WorkerProcess worker = Start(server, Deadline);
        (await worker.ReadLineAsync()).Should().Be("READY");

        worker.Suspend();

        // Real time must pass: the child's clocks are the machine's, and only they can run past its deadline while it stands still.
        await Task.Delay(Deadline + TimeSpan.FromMilliseconds(300), TimeProvider.System, CancellationToken.None);
        worker.Resume();
        await worker.GoOnAsync();

        (await worker.ReadLineAsync()).Should().Be("THREW PayoutNotExecutedException");
        server.Bodies.Should().Be(0);
        server.Requests.Should().BeEmpty();
    }

    [UnixFact]
    public async Task Control_sender_stopped_and_continued_before_its_deadline_sends_once()
    {
        await using var server = new RawServer(Scripts.Accept);
        using WorkerProcess worker = Start(server, Patience.Long);
        (await worker.ReadLineAsync()).Should().Be("READY");

        worker.Suspend();
        worker.Resume();
        await worker.GoOnAsync();

        (await worker.ReadLineAsync()).Should().Be("STATUS Pending");
        server.Bodies.Should().Be(1);
    }

    private static WorkerProcess Start(RawServer server, TimeSpan deadline) =>
        WorkerProcess.Start(server.Address.AbsoluteUri, deadline.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
}
