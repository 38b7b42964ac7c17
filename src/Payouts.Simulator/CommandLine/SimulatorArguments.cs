using System.Globalization;

namespace Payouts.Simulator;

/// <summary>The command line as options, or the sentence that says what is wrong with it.</summary>
internal sealed record SimulatorArguments(PayoutSimulatorOptions Options, bool Help, string? Problem)
{
    public const int DefaultPort = 5099;

    public const string Usage = """
        Runs the payout providers' APIs on this machine until Ctrl-C. No real money moves.

        usage: Payouts.Simulator [options]

          --port <0..65535>        port on 127.0.0.1; 0 takes a free one (default 5099)
          --processing-after <ms>  from acceptance to processing (default 300)
          --completed-after <ms>   from acceptance to the final status (default 1000)
          --balance <minor units>  what every account holds at first (default 100000000)
          --webhook-url <provider>=<url>        an address for its webhooks; may be given more than once
          --webhook-secret <provider>=<secret>  what its webhooks are signed with; without it none are sent
          --script <file>          what goes wrong, as JSON (see the README)
          --seed <number>          what goes wrong, drawn from a seed: the same each time
          --help                   this text
        """;

    /// <summary>What goes wrong, in the order of the arguments; without steps when nothing does.</summary>
    public FaultScenario Scenario { get; private init; } = new();

    public static SimulatorArguments Parse(IReadOnlyList<string> arguments)
    {
        PayoutSimulatorOptions options = new() { Port = DefaultPort };
        FaultScenario scenario = new();
        for (int index = 0; index < arguments.Count; index += 2)
        {
            string name = arguments[index];
            if (name is "--help" or "-h")
                return new SimulatorArguments(options, Help: true, Problem: null);
            if (WebhookArgument.Knows(name))
            {
                if (WebhookArgument.Apply(name, index + 1 < arguments.Count ? arguments[index + 1] : "", options) is { } problem)
                    return new SimulatorArguments(options, Help: false, problem);
                continue;
            }

            if (ScenarioArgument.Knows(name))
            {
                (FaultScenario? read, string? wrong) = ScenarioArgument.Read(name, index + 1 < arguments.Count ? arguments[index + 1] : "");
                if (read is null)
                    return new SimulatorArguments(options, Help: false, wrong);
                scenario = scenario.With(read.Steps);
                continue;
            }

            if (Setter(name, options) is not { } set)
                return new SimulatorArguments(options, Help: false, $"'{name}' is not an option.");
            if (index + 1 == arguments.Count
                || !long.TryParse(arguments[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out long value)
                || (name is "--port" && value > 65_535)
                || value > int.MaxValue)
            {
                return new SimulatorArguments(options, Help: false, $"{name} needs a whole number in its range.");
            }

            set(value);
        }

        return new SimulatorArguments(options, Help: false, WebhookArgument.Check(options)) { Scenario = scenario };
    }

    private static Action<long>? Setter(string name, PayoutSimulatorOptions options) => name switch
    {
        "--port" => value => options.Port = (int)value,
        "--processing-after" => value => options.ProcessingAfter = TimeSpan.FromMilliseconds(value),
        "--completed-after" => value => options.CompletedAfter = TimeSpan.FromMilliseconds(value),
        "--balance" => value => options.StartingBalance = value,
        _ => null,
    };
}
