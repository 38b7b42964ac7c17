using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payouts.Simulator.Tests.Faults;

public sealed class ResetTests : SimulatorTest
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(MonimeApi.Body());

    public static TheoryData<string, FaultPoint, int> Resets => new()
    {
        { "before the body", FaultPoint.BeforeExecute, 0 },
        { "in the body", FaultPoint.BeforeExecute, 0 },
        { "after the body", FaultPoint.BeforeExecute, 0 },
        { "after execution", FaultPoint.AfterExecute, 1 },
    };

    [Theory]
    [MemberData(nameof(Resets))]
    public async Task A_reset_is_one_on_the_wire_and_leaves_what_was_executed(string when, FaultPoint point, int executed)
    {
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Point = point, Action = ActionOf(when) });
        using Socket socket = await ConnectAsync();
        await socket.SendAsync(Head(Body.Length));
        await socket.SendAsync(Body);

        Func<Task> reading = async () => await ReadToEndAsync(socket);

        (await reading.Should().ThrowAsync<SocketException>()).Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
        Simulator.Ledger.CommittedCount.Should().Be(executed);
        Simulator.Requests.All.Should().ContainSingle().Which.Status.Should().BeNull();
    }

    [Fact]
    public async Task A_reset_before_the_body_does_not_wait_for_it()
    {
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Action = FaultAction.Abort() });
        using Socket socket = await ConnectAsync();
        await socket.SendAsync(Head(Body.Length));

        await ShouldBeResetAsync(socket);
    }

    [Fact]
    public async Task A_reset_in_the_body_waits_for_half_of_it()
    {
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Action = FaultAction.ResetInBody() });
        using Socket socket = await ConnectAsync();
        await socket.SendAsync(Head(Body.Length));
        await socket.SendAsync(Body.AsMemory(0, Body.Length / 2));

        await ShouldBeResetAsync(socket);
    }

    [Fact]
    public async Task A_reset_after_the_body_needs_the_whole_of_it()
    {
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Action = FaultAction.ResetAfterBody() });
        using Socket socket = await ConnectAsync();
        await socket.SendAsync(Head(Body.Length));
        await socket.SendAsync(Body.AsMemory(0, Body.Length - 1));
        Task reading = ReadToEndAsync(socket);
        await Monime.GetAsync("v1/payouts");
        reading.IsCompleted.Should().BeFalse();

        await socket.SendAsync(Body.AsMemory(Body.Length - 1));

        await FluentActions.Awaiting(() => reading).Should().ThrowAsync<SocketException>();
    }

    [Theory]
    [InlineData("in the body")]
    [InlineData("after the body")]
    public void A_reset_while_the_request_is_read_cannot_come_after_execution(string when) =>
        FluentActions.Invoking(() => Simulator.Faults.Enqueue(new SimulatedFault { Point = FaultPoint.AfterExecute, Action = ActionOf(when) }))
            .Should().Throw<ArgumentException>().WithMessage("*BeforeExecute*");

    private static FaultAction ActionOf(string when) => when switch
    {
        "in the body" => FaultAction.ResetInBody(),
        "after the body" => FaultAction.ResetAfterBody(),
        _ => FaultAction.Abort(),
    };

    private static byte[] Head(int length) => Encoding.ASCII.GetBytes(
        $"POST /monime/v1/payouts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer mon_test_simulator\r\nMonime-Space-Id: spc-a\r\nIdempotency-Key: key\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");

    private async Task<Socket> ConnectAsync()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Simulator.Address.Port);
        return socket;
    }

    private static async Task ShouldBeResetAsync(Socket socket) =>
        (await FluentActions.Awaiting(() => ReadToEndAsync(socket)).Should().ThrowAsync<SocketException>())
            .Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);

    private static async Task ReadToEndAsync(Socket socket)
    {
        byte[] buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer).WaitAsync(TimeSpan.FromSeconds(30)) > 0)
        {
            // An answer would be no reset.
        }
    }
}
