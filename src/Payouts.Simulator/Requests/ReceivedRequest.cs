namespace Payouts.Simulator;

/// <summary>One HTTP request as the simulator received it.</summary>
public sealed class ReceivedRequest
{
    private int _status;

    internal ReceivedRequest()
    {
    }

    /// <summary>The position in the log, from 1.</summary>
    public long Sequence { get; internal set; }

    /// <summary>The HTTP method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The full path as sent, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The path template below the provider, such as <c>/v1/payouts/{id}</c>; null when no endpoint has that path.</summary>
    public string? Template { get; init; }

    /// <summary>The provider's name; null when the path belongs to none.</summary>
    public string? Provider { get; init; }

    /// <summary>When the request arrived, by the simulator's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The HTTP status that was sent; null while there is none, and for good when the connection was dropped instead.</summary>
    public int? Status
    {
        get => Volatile.Read(ref _status) is int status and not 0 ? status : null;
        internal set => Volatile.Write(ref _status, value ?? 0);
    }

    /// <summary>Whether a fault has dropped the connection; the server draws up a status all the same.</summary>
    internal bool Dropped { get; set; }

    /// <summary>The method, path and status.</summary>
    public override string ToString() => $"{Method} {Template ?? Path} {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unanswered"}";
}
