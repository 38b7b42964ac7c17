using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Npgsql;
using Payouts.Providers;

namespace Payouts.PostgreSql;

/// <summary>Checks the settings of a PostgreSQL journal at start; no message quotes the connection string.</summary>
internal sealed partial class PostgreSqlJournalOptionsValidator : IValidateOptions<PostgreSqlJournalOptions>
{
    private const string Journal = "The PostgreSQL journal's";

    private static readonly string[] Primary = ["primary", "read-write"];

    public ValidateOptionsResult Validate(string? name, PostgreSqlJournalOptions options)
    {
        List<string> failures = Check(options);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    internal static List<string> Check(PostgreSqlJournalOptions options)
    {
        var failures = new List<string>();
        if (options.DataSource is null) CheckConnectionString(options, failures);
        else if (options.ConnectionString.Length > 0) failures.Add($"{Journal} ConnectionString and DataSource are both set: leave one out.");
        if (!SchemaPattern().IsMatch(options.Schema))
            failures.Add($"{Journal} Schema is 1 to 40 lower-case letters, digits and underscores, not beginning with a digit or 'pg_': choose such a name.");
        if (options.MaxBatch is < 1 or > 4096) failures.Add($"{Journal} MaxBatch is 1 to 4096; it is {options.MaxBatch}.");
        if (options.WriteConnections is < 1 or > 16) failures.Add($"{Journal} WriteConnections is 1 to 16; it is {options.WriteConnections}.");
        OptionRules.CheckRange($"{Journal} CommandTimeout", options.CommandTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), failures);
        OptionRules.CheckRange($"{Journal} LockTimeout", options.LockTimeout, TimeSpan.FromMilliseconds(100), options.CommandTimeout, failures);
        OptionRules.CheckRange($"{Journal} ContinuityInterval", options.ContinuityInterval, TimeSpan.Zero, TimeSpan.FromMinutes(5), failures);
        return failures;
    }

    private static void CheckConnectionString(PostgreSqlJournalOptions options, List<string> failures)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            failures.Add($"{Journal} ConnectionString is missing: name the server and the database.");
            return;
        }

        try
        {
            var text = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            if (string.IsNullOrEmpty(text.Host)) failures.Add($"{Journal} ConnectionString names no Host.");
            if (text.TargetSessionAttributes is { } target && !Primary.Contains(target, StringComparer.OrdinalIgnoreCase) && (text.Host?.Contains(',', StringComparison.Ordinal) ?? false))
                failures.Add($"{Journal} ConnectionString has several hosts and Target Session Attributes={target}: a standby lags behind and cannot be written to, so use primary or read-write, or leave it out.");
            if (text.Pooling && text.MaxPoolSize < options.WriteConnections + 2)
                failures.Add($"{Journal} ConnectionString has a Maximum Pool Size of {text.MaxPoolSize}: {options.WriteConnections} connections write, one listens and others read, so give it at least {options.WriteConnections + 2}.");
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException or OverflowException)
        {
            // The exception quotes parts of the string, which may be parts of a password.
            failures.Add($"{Journal} ConnectionString cannot be read: check its keywords and quotes (Npgsql's documentation lists them).");
        }
    }

    [GeneratedRegex("^(?!pg_)[a-z_][a-z0-9_]{0,39}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SchemaPattern();
}
