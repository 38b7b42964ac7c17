namespace Payouts.Tests.Monime.Support;

/// <summary>Every request in the order in which its last byte left, whatever became of it.</summary>
internal sealed class WireLog
{
    private readonly Lock _lock = new();
    private readonly List<WireRequest> _requests = [];

    public IReadOnlyList<WireRequest> All
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    public IReadOnlyList<WireRequest> Creates => [.. All.Where(static request => request.Method == "POST")];

    public Stream Watch(Stream connection)
    {
        var written = new List<byte>();
        return new WireStream(connection, bytes =>
        {
            lock (_lock)
            {
                written.AddRange(bytes);
                _requests.AddRange(WireRequest.TakeWhole(written));
            }
        });
    }
}
