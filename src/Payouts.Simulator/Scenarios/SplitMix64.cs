namespace Payouts.Simulator;

/// <summary>The generator SplitMix64 of Steele, Lea and Flood (2014): the same numbers from the same seed, on every machine and runtime.</summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from zero up to a bound, which is not reached.</summary>
    public int Next(int bound) => (int)(((UInt128)NextBits() * (UInt128)bound) >> 64);

    /// <summary>One of several.</summary>
    public TItem Pick<TItem>(IReadOnlyList<TItem> items) => items[Next(items.Count)];

    /// <summary>True once in so many times.</summary>
    public bool Once(int inSoMany) => Next(inSoMany) == 0;
}
