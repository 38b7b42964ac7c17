namespace Payouts.Providers;

/// <summary>Goes through the parts of a signature's header without copying any.</summary>
internal ref struct SignatureParts(ReadOnlySpan<char> header)
{
    private ReadOnlySpan<char> _rest = header;
    private ReadOnlySpan<char> _name;
    private ReadOnlySpan<char> _value;

    public readonly SignaturePart Current => new(_name, _value);

    public readonly SignatureParts GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            int end = _rest.IndexOf(',');
            ReadOnlySpan<char> part = (end < 0 ? _rest : _rest[..end]).Trim();
            _rest = end < 0 ? default : _rest[(end + 1)..];
            int mark = part.IndexOf('=');
            if (mark < 0) continue;
            _name = part[..mark];
            _value = part[(mark + 1)..];
            return true;
        }

        return false;
    }
}
