using System.Reflection;
using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Performance.Tests.Support;
using Payouts.Sending;

namespace Payouts.Performance.Tests;

/// <summary>A message that nobody reads allocates nothing.</summary>
public sealed class LoggingOffTests
{
    private static readonly Dictionary<string, Action<ILogger>> Messages = new(StringComparer.Ordinal)
    {
        [nameof(PayoutLog.AttemptEnded)] = static logger => logger.AttemptEnded(Told.Account, Told.Reference, 1, AttemptVerdict.Accepted, 200, PayoutStatus.Pending),
        [nameof(PayoutLog.OutcomeNotJournalled)] = static logger => logger.OutcomeNotJournalled(Told.Error, Told.Account, Told.Reference, 1, AttemptVerdict.Accepted, "pyt-1"),
        [nameof(PayoutLog.AnswerNotRead)] = static logger => logger.AnswerNotRead(Told.Account, "IOException", 200),
        [nameof(PayoutLog.JournalIsInMemory)] = static logger => logger.JournalIsInMemory(),
        [nameof(PayoutLog.Searched)] = static logger => logger.Searched(Told.Account, Told.Reference, 1),
        [nameof(PayoutLog.ReadFailed)] = static logger => logger.ReadFailed(Told.Error, Told.Account, PayoutFailureCategory.Unreachable),
        [nameof(PayoutLog.ForeignTransport)] = static logger => logger.ForeignTransport("client", "handler"),
        [nameof(PayoutLog.ClaimNotDisowned)] = static logger => logger.ClaimNotDisowned(Told.Error, Told.Account, Told.Reference),
        [nameof(PayoutLog.NotLookedAt)] = static logger => logger.NotLookedAt(Told.Reference, Told.Account, "reason"),
        [nameof(PayoutLog.EventNotHandled)] = static logger => logger.EventNotHandled(PayoutEventKind.StatusChanged, Told.Reference, 1, 1, "IOException", TimeSpan.FromSeconds(1)),
        [nameof(PayoutLog.EventParked)] = static logger => logger.EventParked(PayoutEventKind.StatusChanged, Told.Reference, 1, 1, "IOException"),
        [nameof(PayoutLog.PossibleDuplicate)] = static logger => logger.PossibleDuplicate(Told.Reference, Told.Account, "refund-4712"),
        [nameof(PayoutLog.SendingPaused)] = static logger => logger.SendingPaused(Told.Account),
        [nameof(PayoutLog.SendingResumed)] = static logger => logger.SendingResumed(Told.Account),
        [nameof(PayoutLog.ContinuityAcknowledged)] = static logger => logger.ContinuityAcknowledged(),
        [nameof(PayoutLog.RoundFailed)] = static logger => logger.RoundFailed(Told.Error, "payouts", "IOException"),
        [nameof(PayoutLog.RoundsGoOn)] = static logger => logger.RoundsGoOn("payouts"),
        [nameof(PayoutLog.AccountRests)] = static logger => logger.AccountRests(Told.Account, 3, TimeSpan.FromSeconds(1)),
        [nameof(PayoutLog.AccountAbsent)] = static logger => logger.AccountAbsent(Told.Account, Told.Reference),
        [nameof(PayoutLog.NeverSent)] = static logger => logger.NeverSent(Told.Reference, Told.Account, default),
        [nameof(PayoutLog.Swept)] = static logger => logger.Swept(Told.Account, 1, 1, 0, 0, 0),
        [nameof(PayoutLog.Unexplained)] = static logger => logger.Unexplained(Told.Account, 1, "pyt-1"),
        [nameof(PayoutLog.NotSwept)] = static logger => logger.NotSwept(Told.Account, "reason"),
        [nameof(PayoutLog.WebhookRefused)] = static logger => logger.WebhookRefused(Told.Account, WebhookVerdict.WrongSignature, 1),
        [nameof(PayoutLog.WebhookWithoutSecret)] = static logger => logger.WebhookWithoutSecret(Told.Account, 1),
        [nameof(PayoutLog.WebhookUnreadable)] = static logger => logger.WebhookUnreadable(Told.Account),
        [nameof(PayoutLog.WebhookUnexplained)] = static logger => logger.WebhookUnexplained(Told.Account, "pyt-1"),
        [nameof(PayoutLog.WebhookGivenUp)] = static logger => logger.WebhookGivenUp(Told.Account, "pyt-1", 1),
    };

    public static TheoryData<string> Names => new(Messages.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_message_allocates_nothing_while_nothing_is_logged(string name)
    {
        await using var host = new SilentHost();
        ILogger logger = host.Logger;
        Action<ILogger> message = Messages[name];

        (await AllocatedBytes.OfAsync(() => message(logger))).Should().Be(0);
    }

    [Fact]
    public async Task The_measurement_sees_what_a_message_costs_that_is_logged()
    {
        using ILoggerFactory heard = LoggerFactory.Create(static logging => logging.AddProvider(new ForgetfulLoggerProvider()));
        ILogger logger = heard.CreateLogger("heard");

        (await AllocatedBytes.OfAsync(() => Messages[nameof(PayoutLog.AttemptEnded)](logger))).Should().BePositive();
    }

    [Fact]
    public void Every_message_is_measured() =>
        Messages.Keys.Should().BeEquivalentTo(typeof(PayoutLog).GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(static method => method.IsAssembly).Select(static method => method.Name));
}
