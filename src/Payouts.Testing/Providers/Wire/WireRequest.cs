namespace Payouts.Testing;

/// <summary>A request that came over the wire; its body is empty until it is read.</summary>
internal sealed class WireRequest
{
    internal WireRequest(HttpHead head, int connection, bool isFirst, DateTimeOffset receivedAt)
    {
        string[] line = head.FirstLine.Split(' ');
        Head = head;
        Method = line[0];
        Target = line.Length > 1 ? line[1] : "";
        Connection = connection;
        IsFirstOfConnection = isFirst;
        ReceivedAt = receivedAt;
    }

    internal HttpHead Head { get; }

    internal string Method { get; }

    /// <summary>Path and query, as sent.</summary>
    internal string Target { get; }

    /// <summary>1 for the first connection that was made.</summary>
    internal int Connection { get; }

    internal bool IsFirstOfConnection { get; }

    /// <summary>By the manual clock.</summary>
    internal DateTimeOffset ReceivedAt { get; }

    internal byte[] Body { get; set; } = [];

    /// <summary>What was answered, where something was.</summary>
    internal WireAnswer? Answer { get; set; }

    /// <summary>Method and path without the query, which may be private.</summary>
    public override string ToString() => $"{Method} {Target.Split('?')[0]}";
}
