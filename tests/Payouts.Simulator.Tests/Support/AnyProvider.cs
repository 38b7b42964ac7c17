using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests;

/// <summary>The same few calls at each provider, for rules that hold at all of them.</summary>
internal sealed class AnyProvider(PayoutSimulator simulator, string name) : IDisposable
{
    public const string Everyone = "monime moneroo alexpay";

    private readonly MonimeApi _monime = new(simulator.AddressOf("monime"));
    private readonly MonerooApi _moneroo = new(simulator.AddressOf("moneroo"));
    private readonly AlexpayApi _alexpay = new(simulator.AddressOf("alexpay"));

    /// <summary>The word of the provider for money that has arrived.</summary>
    public string Success { get; } = Word(name, "completed", "success", "successful");

    /// <summary>The path template of a read of one payout.</summary>
    public string ReadTemplate { get; } = Word(name, "/v1/payouts/{id}", "/v1/payouts/{id}/verify", "/v1/payment/{id}/check");

    public async Task<AnyReply> CreateAsync() => name switch
    {
        "monime" => Of(await _monime.CreateAsync()),
        "moneroo" => Of(await _moneroo.CreateAsync()),
        _ => Of(await _alexpay.CreateAsync()),
    };

    public async Task<AnyReply> ReadAsync(string id) => name switch
    {
        "monime" => Of(await _monime.GetAsync($"v1/payouts/{id}")),
        "moneroo" => Of(await _moneroo.VerifyAsync(id)),
        _ => Of(await _alexpay.GetAsync($"v1/payment/{id}/check")),
    };

    public async Task<AnyReply> DirectoryAsync() => name switch
    {
        "monime" => Of(await _monime.GetAsync("v1/momos?country=SL")),
        "moneroo" => Of(await _moneroo.GetAsync("utils/payout/methods")),
        _ => Of(await _alexpay.GetAsync("v1/countries")),
    };

    /// <summary>The ids that the provider's list shows; null where it has none.</summary>
    public async Task<IReadOnlyList<string>?> ListAsync() => name switch
    {
        "monime" => IdsOf((await _monime.GetAsync("v1/payouts")).Json["result"]),
        "moneroo" => null,
        _ => IdsOf((await _alexpay.GetAsync("v1/payment")).Data["payments"]),
    };

    public void Dispose()
    {
        _monime.Dispose();
        _moneroo.Dispose();
        _alexpay.Dispose();
    }

    private static string[] IdsOf(JsonNode? items) => [.. (items?.AsArray() ?? []).Select(item => item!["id"]!.GetValue<string>())];

    private static string Word(string name, string monime, string moneroo, string alexpay) => name switch
    {
        "monime" => monime,
        "moneroo" => moneroo,
        _ => alexpay,
    };

    private static AnyReply Of(MonimeReply reply) => new(reply.Status, reply.Text, Part(reply.Text, "result"), reply.Headers);

    private static AnyReply Of(MonerooReply reply) => new(reply.Status, reply.Text, Part(reply.Text, "data"), reply.Headers);

    private static AnyReply Of(AlexpayReply reply) => new(reply.Status, reply.Text, Part(reply.Text, "data"), reply.Headers);

    private static JsonObject? Part(string text, string field) => text.StartsWith('{') && JsonNode.Parse(text)![field] is JsonObject part ? part : null;
}
