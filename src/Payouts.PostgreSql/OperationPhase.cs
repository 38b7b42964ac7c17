namespace Payouts.PostgreSql;

/// <summary>The order of the operations within one commit.</summary>
internal enum OperationPhase
{
    /// <summary>Payouts and their events, in the order of references.</summary>
    Payouts,

    /// <summary>What is remembered beside them, in the order of keys.</summary>
    Memory,

    /// <summary>Taking work, which skips what is locked.</summary>
    Takes,
}
