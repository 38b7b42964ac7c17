using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.Tests.DependencyInjection;
using Payouts.Tests.Support;

namespace Payouts.Tests.Sending;

public sealed class AnswerLogTests
{
    [Fact]
    public async Task Exception_of_an_adapter_is_logged_by_its_type_alone_for_parsers_quote_what_they_read()
    {
        using var log = new RecordingLoggerProvider();
        await using var server = new RawServer(Scripts.Answer(201, "+22951345020 was paid"));
        await using var host = new PayoutsHost(
            new LoopbackSettings(server.Address), new HostSetup { Before = services => services.AddLogging(logging => logging.AddProvider(log)) });

        PayResult paid = await host.PayAsync();

        paid.Returned!.Status.Should().Be(PayoutStatus.Unknown);
        log.Entries.Where(static entry => entry.Id.Id == 3).Should().ContainSingle().Which.Message
            .Should().Be("The adapter of loopback threw JsonReaderException on an answer with HTTP 201; it counts as not recognised");
    }
}
