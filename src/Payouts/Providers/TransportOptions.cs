namespace Payouts.Providers;

/// <summary>How connections to a provider are made; the defaults suit every provider known.</summary>
public sealed class TransportOptions
{
    /// <summary>How long connecting may take, TLS included; 100 milliseconds to 1 minute.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a pooled connection lives before a new one is made, so that changes of DNS are seen.</summary>
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many connections there may be at once; further calls wait for one, inside their deadline.</summary>
    public int MaxConnections { get; set; } = 64;

    /// <summary>
    /// Whether the host vouches for a primary handler of its own, other than a <c>SocketsHttpHandler</c>: it may then carry payouts to a provider without
    /// idempotency, and look at bodies. For tests, and for hosts that know it sends nothing twice: a body sent twice is paid twice.
    /// </summary>
    public bool AllowForeignTransport { get; set; }

    /// <summary>The longest answer that is read; the rest of a longer one is dropped and the answer is not trusted.</summary>
    public int MaxAnswerBytes { get; set; } = 1024 * 1024;
}
