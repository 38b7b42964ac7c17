namespace Payouts.Testing;

/// <summary>One create call that reached a <see cref="FakePayoutProvider"/>.</summary>
public sealed class FakeCreate
{
    internal FakeCreate()
    {
    }

    /// <summary>The request it was prepared from; <c>null</c> for one that another fake prepared, before a restart.</summary>
    public PayoutRequest? Request { get; internal init; }

    /// <summary>The token of the correlation handle.</summary>
    public required string Handle { get; init; }

    /// <summary>The idempotency key; <c>null</c> where the fake takes none.</summary>
    public string? IdempotencyKey { get; internal init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the key came before: such a call gets the first one's payout and executes nothing.</summary>
    public bool IsRepeat { get; internal init; }

    /// <summary>The exact bytes. Private: never logged.</summary>
    public ReadOnlyMemory<byte> Body { get; internal set; }

    /// <summary>The reference: nothing about the person.</summary>
    public override string ToString() => IsRepeat ? $"repeat of {Request?.Reference ?? Handle}" : Request?.Reference ?? Handle;
}
