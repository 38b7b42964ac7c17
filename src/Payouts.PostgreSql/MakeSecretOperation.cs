using System.Security.Cryptography;
using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>Makes a secret, or finds the one that was made.</summary>
internal sealed class MakeSecretOperation(string name, PostgreSqlContext context) : PostgreSqlOperation<byte[]>
{
    private byte[] _secret = RandomNumberGenerator.GetBytes(32);

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Memory, name);

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Statements.MakeSecret);
        command.Parameters.AddText(name).AddBytes(_secret);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader)
    {
        if (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false)) _secret = reader.GetFieldValue<byte[]>(0);
    }

    protected override byte[] Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => _secret;
}
