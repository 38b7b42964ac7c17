using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Payouts.Sqlite;

/// <summary>Checks the settings of a SQLite journal at start.</summary>
internal sealed class SqliteJournalOptionsValidator : IValidateOptions<SqliteJournalOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteJournalOptions options)
    {
        List<string> failures = Check(options);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    internal static List<string> Check(SqliteJournalOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Path)) failures.Add("The SQLite journal's Path is missing: name a file on this machine.");
        else if (options.Path.Contains(":memory:", StringComparison.OrdinalIgnoreCase) || options.Path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            failures.Add("The SQLite journal's Path is a plain file path: use UseInMemoryJournal for a journal in memory.");
        OptionRules.CheckRange("The SQLite journal's LockTimeout", options.LockTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), failures);
        if (options.CheckpointBytes is < 64 * 1024 or > 1024 * 1024 * 1024) failures.Add($"The SQLite journal's CheckpointBytes is 64 KiB to 1 GiB; it is {options.CheckpointBytes}.");
        if (options.MaxBatch is < 1 or > 4096) failures.Add($"The SQLite journal's MaxBatch is 1 to 4096; it is {options.MaxBatch}.");
        return failures;
    }
}
