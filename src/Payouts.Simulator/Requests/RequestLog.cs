namespace Payouts.Simulator;

/// <summary>Every HTTP request that reached the simulator, its own control paths excepted.</summary>
public sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<ReceivedRequest> _requests = [];

    internal RequestLog()
    {
    }

    /// <summary>The number of requests.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _requests.Count;
        }
    }

    /// <summary>The requests so far, in the order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> All
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>The number of requests with a method and path template.</summary>
    /// <param name="method">The HTTP method, in any case.</param>
    /// <param name="template">The template below the provider, such as <c>/v1/payouts/{id}</c>.</param>
    public int CountOf(string method, string template) =>
        All.Count(request => string.Equals(request.Method, method, StringComparison.OrdinalIgnoreCase)
            && string.Equals(request.Template, template, StringComparison.OrdinalIgnoreCase));

    internal void Add(ReceivedRequest request)
    {
        lock (_gate)
        {
            request.Sequence = _requests.Count + 1;
            _requests.Add(request);
        }
    }

    internal void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }
}
