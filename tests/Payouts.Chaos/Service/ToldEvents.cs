using System.Diagnostics;
using System.Globalization;
using Payouts.Chaos.Child;
using Payouts.Journal;

namespace Payouts.Chaos.Service;

/// <summary>An application that passes on to the parent what it is told, with the instant: one clock for all processes of a machine.</summary>
internal sealed class ToldEvents(Link link) : IPayoutEventHandler
{
    public ValueTask HandleAsync(PayoutEvent happened, CancellationToken cancellationToken)
    {
        link.Say("EVENT", string.Create(
            CultureInfo.InvariantCulture,
            $"{happened.Reference} {Stopwatch.GetTimestamp()} {happened.Kind} {happened.From?.ToString() ?? "-"} {happened.To} {happened.At.UtcTicks} {happened.Provider} {happened.Description}"));
        return ValueTask.CompletedTask;
    }

    /// <summary>What was said, and when.</summary>
    public static (long Instant, PayoutEvent Event) Read(string text)
    {
        string[] words = text.Split(' ', 8);
        return (long.Parse(words[1], CultureInfo.InvariantCulture), new PayoutEvent
        {
            Reference = words[0],
            Kind = Enum.Parse<PayoutEventKind>(words[2]),
            From = words[3] == "-" ? null : Enum.Parse<PayoutStatus>(words[3]),
            To = Enum.Parse<PayoutStatus>(words[4]),
            At = new DateTimeOffset(long.Parse(words[5], CultureInfo.InvariantCulture), TimeSpan.Zero),
            Provider = words[6],
            Description = words[7],
        });
    }
}
