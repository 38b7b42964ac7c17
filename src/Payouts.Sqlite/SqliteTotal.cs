using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>A running total with its end.</summary>
/// <param name="Total">The total.</param>
/// <param name="Until">When it is over, in ticks; <c>null</c> for never.</param>
internal sealed record SqliteTotal(Tally Total, long? Until);
