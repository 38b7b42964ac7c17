namespace Payouts.Model.Replay;

/// <summary>A create request that left a process, and what is to come back to it.</summary>
/// <param name="owner">The process.</param>
/// <param name="uri">Where it goes.</param>
/// <param name="headers">Its headers.</param>
/// <param name="body">The bytes that left.</param>
/// <param name="claimedAt">When its attempt was claimed.</param>
internal sealed class Flight(ReplayProcess owner, Uri uri, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body, DateTimeOffset claimedAt)
{
    private readonly TaskCompletionSource<FlightAnswer> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReplayProcess Owner => owner;

    public Uri Uri => uri;

    public IReadOnlyList<KeyValuePair<string, string>> Headers => headers;

    public byte[] Body => body;

    public DateTimeOffset ClaimedAt => claimedAt;

    /// <summary>What the provider answered, once it has.</summary>
    public FlightAnswer? Answer { get; set; }

    /// <summary>Whether it reached the provider, which knew no such key.</summary>
    public bool IsMissed { get; set; }

    /// <summary>Whether the provider has dealt with it, or it was lost.</summary>
    public bool IsOver { get; set; }

    /// <summary>Whether its process still waits for the answer.</summary>
    public bool IsAwaited => !_heard.Task.IsCompleted;

    /// <summary>What its process hears.</summary>
    public Task<FlightAnswer> Heard => _heard.Task;

    public void Hear(FlightAnswer answer) => _heard.TrySetResult(answer);

    /// <summary>It, or the answer to it, does not get there.</summary>
    public void Lose() => (IsOver, Answer) = (true, null);

    public void HearNothing() => _heard.TrySetException(new HttpRequestException("The connection broke.", new IOException("The connection broke.")));
}
