namespace Payouts.Providers;

/// <summary>One of the parts of a signature's header that is written <c>t=…,v1=…</c>.</summary>
internal readonly ref struct SignaturePart(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
{
    private readonly ReadOnlySpan<char> _name = name;

    /// <summary>What stands after the first <c>=</c>, for base64 ends in more of them.</summary>
    internal ReadOnlySpan<char> Value { get; } = value;

    /// <summary>The parts that have a name, in their order.</summary>
    internal static SignatureParts Each(ReadOnlySpan<char> header) => new(header);

    /// <summary>The value of the first part that has one of the names; empty where none has.</summary>
    internal static ReadOnlySpan<char> Find(ReadOnlySpan<char> header, params ReadOnlySpan<string> names)
    {
        foreach (SignaturePart part in Each(header))
        {
            foreach (string name in names)
            {
                if (part.Is(name)) return part.Value;
            }
        }

        return default;
    }

    /// <summary>Whether it has this name; case counts.</summary>
    internal bool Is(ReadOnlySpan<char> name) => _name.SequenceEqual(name);
}
