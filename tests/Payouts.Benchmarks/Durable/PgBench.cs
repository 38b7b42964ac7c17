using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.Benchmarks.Durable;

/// <summary>PostgreSQL's own load generator: each client inserts a row and then updates it, each in a transaction of its own, as a payout needs at the least.</summary>
internal sealed partial class PgBench(TestServer server)
{
    private const string Prepare = """
        CREATE TABLE IF NOT EXISTS plain (reference bigint PRIMARY KEY, status integer NOT NULL, body text NOT NULL);
        TRUNCATE plain;
        """;

    private const string Script = """
        \set reference random(1, 9000000000000000000)
        INSERT INTO plain (reference, status, body) VALUES (:reference, 0, 'wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww');
        UPDATE plain SET status = 1 WHERE reference = :reference;
        """;

    // Its clients connect within the time it is given, and that is left out of its rate.
    private static readonly TimeSpan Connecting = TimeSpan.FromMilliseconds(20);

    /// <summary>Payouts a second.</summary>
    public async Task<double> RateAsync(int clients, TimeSpan time, CancellationToken cancellationToken)
    {
        string script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Prepare, cancellationToken);
            await RunAsync("psql", [.. Address, "-X", "-q", "-f", script], cancellationToken);
            await File.WriteAllTextAsync(script, Script, cancellationToken);
            string told = await RunAsync(
                "pgbench",
                [
                    .. Address, "-n", "-M", "prepared", "-c", clients.ToString(CultureInfo.InvariantCulture), "-j", Math.Min(clients, 2).ToString(CultureInfo.InvariantCulture),
                    "-T", Math.Ceiling((time + (clients * Connecting)).TotalSeconds).ToString(CultureInfo.InvariantCulture), "-f", script,
                ],
                cancellationToken);
            return double.Parse(RatePattern().Match(told).Groups["rate"].ValueSpan, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private string[] Address => ["-h", "127.0.0.1", "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", TestServer.User, "-d", "postgres"];

    private static async Task<string> RunAsync(string tool, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(PostgreSqlRequirement.Folder!, tool), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = TestServer.Password;
        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken), errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{tool} ended with {process.ExitCode}: {await errors}");
    }

    [GeneratedRegex(@"tps = (?<rate>[\d.]+) \(without", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RatePattern();
}
