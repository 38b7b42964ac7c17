using Npgsql;
using NpgsqlTypes;

namespace Payouts.PostgreSql;

/// <summary>Binds values to <c>$1</c>, <c>$2</c> and so on, in order, each with its type: what the statements are prepared with.</summary>
internal static class PostgreSqlParameterExtensions
{
    internal static NpgsqlParameterCollection AddText(this NpgsqlParameterCollection parameters, string? value) => parameters.Add(NpgsqlDbType.Text, value);

    internal static NpgsqlParameterCollection AddTexts(this NpgsqlParameterCollection parameters, string[] values) => parameters.Add(NpgsqlDbType.Array | NpgsqlDbType.Text, values);

    internal static NpgsqlParameterCollection AddLong(this NpgsqlParameterCollection parameters, long? value) => parameters.Add(NpgsqlDbType.Bigint, value);

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
