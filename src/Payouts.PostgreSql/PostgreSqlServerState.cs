using System.Globalization;

namespace Payouts.PostgreSql;

/// <summary>What one connection's server says of itself.</summary>
/// <param name="Version">Such as 150018 for 15.18.</param>
/// <param name="IsStandby">Whether it only replays another server's log.</param>
/// <param name="IsReadOnly">Whether the session may not write.</param>
/// <param name="Encoding">The database's encoding.</param>
/// <param name="SynchronousCommit">The session's setting as it came, before this library set it.</param>
/// <param name="Fsync">The server's setting.</param>
/// <param name="FullPageWrites">The server's setting.</param>
/// <param name="SystemIdentifier">Made when the cluster was; copies of its files share it.</param>
/// <param name="Timeline">Grows with every promotion and every restore to a point in time; 0 on a standby.</param>
/// <param name="Flushed">How far its log is on the disk, in bytes; 0 on a standby.</param>
internal sealed record PostgreSqlServerState(
    int Version, bool IsStandby, bool IsReadOnly, string Encoding, string SynchronousCommit, string Fsync, string FullPageWrites, long SystemIdentifier, int Timeline, long Flushed)
{
    private const int OldestVersion = 140000;

    internal bool IsSameAs(PostgreSqlServerState other) => SystemIdentifier == other.SystemIdentifier && Timeline == other.Timeline;

    /// <summary>Refuses a server that cannot hold a journal.</summary>
    /// <exception cref="PayoutJournalException">The message says why and what to do.</exception>
    internal void Check(PostgreSqlJournalOptions options)
    {
        string? trouble =
            Version < OldestVersion ? string.Create(CultureInfo.InvariantCulture, $"runs on PostgreSQL {Version / 10000}: use version 14 or later")
            : IsStandby ? "is on a standby, which cannot be written to: connect to the primary server (several hosts: Target Session Attributes=primary)"
            : IsReadOnly ? "may not be written to by this session: set default_transaction_read_only to off for this role and database"
            : !string.Equals(Encoding, "UTF8", StringComparison.OrdinalIgnoreCase) ? $"is in a database with encoding {Encoding}: make a database with encoding UTF8"
            : options.AllowUnsafeServer ? null
            : IsOff(SynchronousCommit) ? Unsafe("synchronous_commit")
            : IsOff(Fsync) ? Unsafe("fsync")
            : IsOff(FullPageWrites) ? Unsafe("full_page_writes")
            : null;
        if (trouble is not null) throw new PayoutJournalException($"The PostgreSQL journal '{options.Schema}' {trouble}. Nothing was written.");
    }

    private static bool IsOff(string setting) => string.Equals(setting, "off", StringComparison.Ordinal);

    private static string Unsafe(string setting) =>
        $"would lose commits that it has acknowledged, for {setting} is off: turn it on for this role, database or server (PostgreSqlJournalOptions.AllowUnsafeServer is for tests)";
}
