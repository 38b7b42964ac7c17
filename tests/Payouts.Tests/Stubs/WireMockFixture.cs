using Payouts.Tests.Support;

namespace Payouts.Tests.Stubs;

/// <summary>One WireMock server for the whole run, with the mappings of every provider.</summary>
public sealed class WireMockFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("payouts-wiremock-");
    private WireMockProcess? _process;
    private Uri? _address;

    /// <summary>Where the server listens.</summary>
    internal Uri Address => _address!;

    /// <summary>The server's admin API.</summary>
    internal WireMockAdmin Admin => new(Address);

    public async Task InitializeAsync()
    {
        if (WireMockRequirement.Skip is not null) return;
        if (WireMockRequirement.Missing is { } missing) throw new InvalidOperationException(missing);
        CopyMappings();
        _process = WireMockProcess.Start(WireMockRequirement.Java!, WireMockRequirement.Jar!, _root.FullName);
        _address = await _process.Address;
    }

    public async Task DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _root.Delete(recursive: true);
    }

    // One server takes one folder of mappings, and looks into the folders below it: each provider's is one of them.
    private void CopyMappings()
    {
        foreach (string provider in WireMockMapping.Providers)
        {
            DirectoryInfo folder = _root.CreateSubdirectory(Path.Combine("mappings", provider));
            foreach (string file in WireMockMapping.FilesOf(provider)) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }
    }
}
