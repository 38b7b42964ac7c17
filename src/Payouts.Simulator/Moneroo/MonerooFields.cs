using System.Text.Json;

namespace Payouts.Simulator.Moneroo;

/// <summary>Reads a JSON object strictly; what is wrong goes to the errors under its dotted path, and an empty value is returned in its place.</summary>
internal sealed class MonerooFields
{
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly MonerooErrors _errors;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private MonerooFields(JsonElement element, string path, MonerooErrors errors)
    {
        _object = element;
        _path = path;
        _errors = errors;
    }

    /// <summary>Reads a whole body.</summary>
    /// <exception cref="MonerooRefusalException">400: not one JSON object, or a field is there twice.</exception>
    public static MonerooFields Parse(byte[] body, MonerooErrors errors)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return new MonerooFields(document.RootElement.Clone(), "", errors);
        }
        catch (JsonException)
        {
            // Not JSON; refused below like JSON of another kind.
        }

        throw MonerooRefusalException.BadRequest("The body must be one JSON object.");
    }

    public IEnumerable<JsonProperty> Entries => _object.EnumerateObject();

    /// <summary>A required string with something in it; empty when refused.</summary>
    public string Text(string name, int maxLength = int.MaxValue)
    {
        if (Required(name) is not { } value)
            return "";
        if (value.ValueKind != JsonValueKind.String)
            return Refuse(name, "must be a string.");
        string text = value.GetString()!;
        // Laravel trims strings and takes an empty one for absent.
        if (string.IsNullOrWhiteSpace(text))
            return Refuse(name, "field is required.");
        return text.EnumerateRunes().Count() > maxLength ? Refuse(name, $"must not be greater than {maxLength} characters.") : text;
    }

    /// <summary>A string that may be absent.</summary>
    public string? OptionalText(string name, int maxLength) => Has(name) ? Text(name, maxLength) : null;

    /// <summary>A required whole number from 1 on; 0 when refused.</summary>
    public long PositiveInteger(string name, long max)
    {
        if (Required(name) is not { } value)
            return 0;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out long number))
            Refuse(name, "must be an integer.");
        else if (number < 1)
            Refuse(name, "must be at least 1.");
        else if (number > max)
            Refuse(name, $"must not be greater than {max}.");
        else
            return number;
        return 0;
    }

    /// <summary>A required string or number of 8 to 15 digits; empty when refused.</summary>
    public string Digits(string name)
    {
        if (Required(name) is not { } value)
            return "";
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return text is { Length: >= 8 and <= 15 } && text.All(char.IsAsciiDigit) ? text : Refuse(name, "must be between 8 and 15 digits.");
    }

    /// <summary>A required object; null when refused.</summary>
    public MonerooFields? Object(string name)
    {
        if (Required(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new MonerooFields(value, PathOf(name) + ".", _errors);
        Refuse(name, "must be an object.");
        return null;
    }

    public bool Has(string name)
    {
        _known.Add(name);
        return _object.TryGetProperty(name, out _);
    }

    /// <summary>Refuses every field that was not asked for.</summary>
    public void End()
    {
        foreach (JsonProperty property in _object.EnumerateObject())
        {
            if (!_known.Contains(property.Name))
                Refuse(property.Name, "field is not a field of this request.");
        }
    }

    /// <summary>Adds the sentence "The path rule" and returns the empty text that stands for the value.</summary>
    public string Refuse(string name, string rule) => RefuseAs(name, $"The {PathOf(name)} {rule}");

    /// <summary>Adds a sentence of its own.</summary>
    public string RefuseAs(string name, string message)
    {
        _errors.Add(PathOf(name), message);
        return "";
    }

    private JsonElement? Required(string name)
    {
        if (Has(name))
            return _object.GetProperty(name);
        Refuse(name, "field is required.");
        return null;
    }

    private string PathOf(string name) => _path + name;
}
