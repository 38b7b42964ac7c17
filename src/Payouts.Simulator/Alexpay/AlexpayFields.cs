using System.Text.Json;

namespace Payouts.Simulator.Alexpay;

/// <summary>Reads a JSON object strictly and gathers every problem, since the map of fields shows them all.</summary>
internal sealed class AlexpayFields
{
    private readonly JsonElement _object;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<AlexpayProblem> _problems = [];

    private AlexpayFields(JsonElement element) => _object = element;

    /// <summary>Reads a whole body.</summary>
    /// <exception cref="AlexpayRefusalException">400: not one JSON object, or a field is there twice.</exception>
    public static AlexpayFields Parse(byte[] body)
    {
        JsonElement root;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw AlexpayRefusalException.BadRequest("The body is not valid JSON.");
        }

        return root.ValueKind == JsonValueKind.Object
            ? new AlexpayFields(root)
            : throw AlexpayRefusalException.BadRequest("The body must be a JSON object.");
    }

    /// <summary>Whether a field is there with a value; null counts as absent.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A string with more than white space; null once a problem is noted.</summary>
    public string? Text(string name)
    {
        if (Find(name) is not null)
            return OptionalText(name);
        Wrong(name, $"The {name} field is required.");
        return null;
    }

    /// <summary>A string with more than white space that may be absent.</summary>
    public string? OptionalText(string name)
    {
        string? text = OptionalTextOrBlank(name);
        if (text is null || !string.IsNullOrWhiteSpace(text))
            return text;
        Wrong(name, $"The {name} field must not be blank.");
        return null;
    }

    /// <summary>Any string, which may be absent.</summary>
    public string? OptionalTextOrBlank(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Wrong(name, $"The {name} field must be a string.");
        return null;
    }

    /// <summary>A number; null once a problem is noted.</summary>
    public JsonElement? Number(string name)
    {
        JsonElement? value = Find(name);
        if (value is null)
            Wrong(name, $"The {name} field is required.");
        else if (value.Value.ValueKind == JsonValueKind.Number)
            return value;
        else
            Wrong(name, $"The {name} field must be a number.");
        return null;
    }

    /// <summary>Lets fields stand unread.</summary>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            _known.Add(name);
    }

    public void Wrong(string field, string text) => _problems.Add(new AlexpayProblem(field, text));

    /// <summary>Ends the reading: what was not asked for is not allowed.</summary>
    /// <exception cref="AlexpayRefusalException">422 or 400, with every problem.</exception>
    public void End()
    {
        foreach (JsonProperty property in _object.EnumerateObject())
        {
            if (!_known.Contains(property.Name))
                Wrong(property.Name, $"The {property.Name} field is not allowed here.");
        }

        if (_problems.Count > 0)
            throw AlexpayRefusalException.Invalid(_problems);
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return _object.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
