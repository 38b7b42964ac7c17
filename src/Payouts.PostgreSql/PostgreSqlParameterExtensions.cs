using Npgsql;
using NpgsqlTypes;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Binds values to <c>$1</c>, <c>$2</c> and so on, in order, each with its type: what the statements are prepared with.</summary>
internal static class PostgreSqlParameterExtensions
{
    // Longer than the calendar is for ever.
    private static readonly TimeSpan LongestKeep = new(DateTime.MaxValue.Ticks);

    internal static NpgsqlParameterCollection AddText(this NpgsqlParameterCollection parameters, string? value) => parameters.Add(NpgsqlDbType.Text, value);

    internal static NpgsqlParameterCollection AddTexts(this NpgsqlParameterCollection parameters, string?[] values) => parameters.Add(NpgsqlDbType.Array | NpgsqlDbType.Text, values);

    internal static NpgsqlParameterCollection AddLong(this NpgsqlParameterCollection parameters, long? value) => parameters.Add(NpgsqlDbType.Bigint, value);

    internal static NpgsqlParameterCollection AddLongs(this NpgsqlParameterCollection parameters, long?[] values) => parameters.Add(NpgsqlDbType.Array | NpgsqlDbType.Bigint, values);

    /// <summary>What <see cref="PostgreSqlTallyStatements.Reckon"/> takes: seven parameters.</summary>
    internal static NpgsqlParameterCollection AddTallies(this NpgsqlParameterCollection parameters, IReadOnlyList<TallyChange> changes) => parameters
        .AddTexts([.. changes.Select(static change => change.Key)])
        .AddLongs([.. changes.Select(static change => (long?)change.Count)])
        .AddLongs([.. changes.Select(static change => (long?)change.Amount)])
        .AddLongs([.. changes.Select(static change => change.MostCount)])
        .AddLongs([.. changes.Select(static change => change.MostAmount)])
        .AddLongs([.. changes.Select(static change => change.Keep is { } keep && keep < LongestKeep ? keep.Ticks : (long?)null)])
        .AddTexts([.. changes.Select(static change => change.Holder)]);

    internal static NpgsqlParameterCollection AddInt(this NpgsqlParameterCollection parameters, int value) => parameters.Add(NpgsqlDbType.Integer, value);

    internal static NpgsqlParameterCollection AddShort(this NpgsqlParameterCollection parameters, short value) => parameters.Add(NpgsqlDbType.Smallint, value);

    internal static NpgsqlParameterCollection AddShorts(this NpgsqlParameterCollection parameters, short[] values) => parameters.Add(NpgsqlDbType.Array | NpgsqlDbType.Smallint, values);

    internal static NpgsqlParameterCollection AddFlag(this NpgsqlParameterCollection parameters, bool value) => parameters.Add(NpgsqlDbType.Boolean, value);

    internal static NpgsqlParameterCollection AddBytes(this NpgsqlParameterCollection parameters, byte[] value) => parameters.Add(NpgsqlDbType.Bytea, value);

    internal static NpgsqlParameterCollection AddBodies(this NpgsqlParameterCollection parameters, byte[][] values) => parameters.Add(NpgsqlDbType.Array | NpgsqlDbType.Bytea, values);

    private static NpgsqlParameterCollection Add(this NpgsqlParameterCollection parameters, NpgsqlDbType type, object? value)
    {
        parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
        return parameters;
    }
}
