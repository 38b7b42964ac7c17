namespace Payouts.AspNetCore.Tests.Support;

/// <summary>A folder that Data Protection keeps its keys in, gone when the test ends.</summary>
internal sealed class KeyFolder : IDisposable
{
    internal DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("payouts-keys-");

    /// <summary>Puts the keys of another folder beside its own.</summary>
    internal void Add(KeyFolder other)
    {
        foreach (FileInfo key in other.Directory.EnumerateFiles("key-*.xml")) key.CopyTo(Path.Combine(Directory.FullName, key.Name));
    }

    public void Dispose() => Directory.Delete(recursive: true);
}
