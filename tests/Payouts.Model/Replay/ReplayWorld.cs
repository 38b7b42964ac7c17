using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Testing;

namespace Payouts.Model.Replay;

/// <summary>The provider as a strict simulator, and everything on the way to it.</summary>
internal sealed class ReplayWorld(PayoutSimulator simulator, ManualClock clock, ReplayAccount account) : IDisposable
{
    private const string KeyHeader = "Idempotency-Key";

    private static readonly TimeSpan KeyWindow = TimeSpan.FromHours(24);

    private readonly HttpClient _http = new();
    private readonly Dictionary<string, DateTimeOffset> _keys = new(StringComparer.Ordinal);
    private int _epoch;

    public PayoutSimulator Simulator => simulator;

    /// <summary>The journal's clock and the provider's.</summary>
    public ManualClock Clock => clock;

    public ReplayAccount Account => account;

    public Signal Signal { get; } = new();

    public InMemoryPayoutJournal Journal { get; set; } = new(clock);

    /// <summary>Whether the provider's list lacks what it has executed.</summary>
    public bool DoesListLag { get; set; }

    /// <summary>Whether the provider takes every key for a new one, against what it documents.</summary>
    public bool AreKeysIgnored { get; set; }

    /// <summary>Whether requests are dealt with and answered at once.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Every request that left any process.</summary>
    public List<Flight> Flights { get; } = [];

    public void Dispose() => _http.Dispose();

    /// <summary>A read, passed on; what a list lacks is taken out of its answer.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (KeyValuePair<string, HeaderStringValues> header in request.Headers.NonValidated) copy.Headers.TryAddWithoutValidation(header.Key, header.Value.ToString());
        HttpResponseMessage response = await _http.SendAsync(copy, cancellationToken);
        if (!DoesListLag || !response.IsSuccessStatusCode) return response;
        JsonNode? body = await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        JsonNode? list = (JsonNode?)(body?["result"] as JsonArray) ?? body?["data"] as JsonObject;
        if (list is JsonArray all) all.Clear();
        if (list is JsonObject page && page["payments"] is JsonArray shown)
        {
            shown.Clear();
            (page["pageCount"], page["totalPages"]) = (0, 0);
        }

        response.Content = new StringContent(body!.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        return response;
    }

    /// <summary>A request is on its way until something becomes of it.</summary>
    public async Task<FlightAnswer> FlyAsync(Flight flight)
    {
        lock (Flights) Flights.Add(flight);
        flight.Owner.Flights.Add(flight);
        Signal.Pulse();
        if (flight.Owner.IsFree)
        {
            await ExecuteAsync(flight);
            flight.Hear(flight.Answer!);
        }

        return await flight.Heard;
    }

    /// <summary>It reaches the provider, which looks its key up: what it knows it answers at once.</summary>
    public async Task ArriveAsync(Flight flight)
    {
        if (flight.IsOver) return;
        flight.IsMissed = !IsKnown(flight);
        if (!flight.IsMissed) await ExecuteAsync(flight);
    }

    /// <summary>The provider deals with it. What was looked up in vain is executed, also where another request with the key was executed meanwhile: nothing says that it is not.</summary>
    public async Task ExecuteAsync(Flight flight)
    {
        if (flight.IsOver) return;
        flight.IsOver = true;
        if (AreKeysIgnored || (flight.IsMissed && IsKnown(flight))) _epoch++;
        string key = KeyOf(flight);
        using var request = new HttpRequestMessage(HttpMethod.Post, flight.Uri) { Content = new ByteArrayContent(flight.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        foreach ((string name, string value) in flight.Headers) request.Headers.TryAddWithoutValidation(name, name == KeyHeader ? key : value);
        using HttpResponseMessage response = await _http.SendAsync(request);
        flight.Answer = new FlightAnswer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
        if (response.IsSuccessStatusCode) _keys.TryAdd(key, clock.UtcNow);
    }

    /// <summary>The provider refuses it.</summary>
    public void Refuse(Flight flight)
    {
        if (flight.IsOver) return;
        flight.IsOver = true;
        flight.Answer = new FlightAnswer(400, Encoding.UTF8.GetBytes(account.Refusal));
    }

    /// <summary>The provider forgets every key before its time.</summary>
    public void ForgetKeys() => _epoch++;

    private bool IsKnown(Flight flight) => _keys.TryGetValue(KeyOf(flight), out DateTimeOffset since) && clock.UtcNow - since < KeyWindow;

    // A provider that has forgotten a key takes it for another one.
    private string KeyOf(Flight flight) => FormattableString.Invariant($"{flight.Headers.FirstOrDefault(static header => header.Key == KeyHeader).Value}-{_epoch}");
}
