using System.Text.Json;

namespace Payouts.Simulator.Monime;

/// <summary>Reads a JSON object strictly and names the field in every refusal.</summary>
internal sealed class MonimeFields
{
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly bool _closed;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private MonimeFields(JsonElement element, string path, bool closed)
    {
        _object = element;
        _path = path;
        _closed = closed;
    }

    /// <summary>Reads a whole body.</summary>
    /// <exception cref="MonimeRefusalException">400: not one JSON object, or a field is there twice.</exception>
    public static MonimeFields Parse(byte[] body, bool closed)
    {
        JsonElement root;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw MonimeRefusalException.BadRequest("The body is not valid JSON.");
        }

        return root.ValueKind == JsonValueKind.Object
            ? new MonimeFields(root, "", closed)
            : throw MonimeRefusalException.BadRequest("The body must be a JSON object.");
    }

    public string Text(string name, bool nonEmpty = true)
    {
        JsonElement value = Required(name);
        if (value.ValueKind != JsonValueKind.String)
            throw Wrong(name, "must be a string");
        string text = value.GetString()!;
        return nonEmpty && text.Length == 0 ? throw Wrong(name, "must not be empty") : text;
    }

    /// <summary>A string that may be absent or null.</summary>
    public string? OptionalText(string name) => Find(name) is { ValueKind: not JsonValueKind.Null } ? Text(name) : null;

    public long Integer(string name)
    {
        JsonElement value = Required(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : throw Wrong(name, "must be an integer");
    }

    public MonimeFields Object(string name)
    {
        JsonElement value = Required(name);
        return value.ValueKind == JsonValueKind.Object
            ? new MonimeFields(value, PathOf(name) + ".", _closed)
            : throw Wrong(name, "must be an object");
    }

    /// <summary>An object that may be absent, or null where the schema says so.</summary>
    public MonimeFields? OptionalObject(string name, bool nullable) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Null } when nullable => null,
        _ => Object(name),
    };

    public bool Has(string name) => Find(name) is not null;

    public IEnumerable<JsonProperty> Entries() => _object.EnumerateObject();

    /// <summary>Ends the reading of a closed object: what was not asked for is not allowed.</summary>
    public void End()
    {
        if (!_closed)
            return;
        foreach (JsonProperty property in _object.EnumerateObject())
        {
            if (!_known.Contains(property.Name))
                throw Wrong(property.Name, "is not a field of this request");
        }
    }

    public MonimeRefusalException Wrong(string name, string rule) =>
        MonimeRefusalException.BadRequest($"'{PathOf(name)}' {rule}.", PathOf(name));

    private JsonElement Required(string name) => Find(name) ?? throw Wrong(name, "is required");

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return _object.TryGetProperty(name, out JsonElement value) ? value : null;
    }

    private string PathOf(string name) => _path + name;
}
