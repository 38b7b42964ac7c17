namespace Payouts.Simulator.Moneroo;

/// <summary>The forms of <c>errors</c> in a 422 answer: Moneroo's pages and its integrators' notes do not agree on one.</summary>
public enum MonerooErrorsShape
{
    /// <summary>An object: a list of texts for each field path, as integrators read it.</summary>
    FieldLists,

    /// <summary>An object: one text for each field path.</summary>
    FieldTexts,

    /// <summary>A list of objects with a type, a message and a hint, as the response format page says.</summary>
    Objects,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>No <c>errors</c> at all: only the message tells.</summary>
    Absent,
}
