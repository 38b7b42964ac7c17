using Payouts.Tests.Conformance;

namespace Payouts.Tests.Testing;

/// <summary>The sample adapter with a server that is gone before the check begins.</summary>
internal sealed class UnreachableSubject : KwikSubject
{
    public override async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        Uri address = await base.StartAsync(cancellationToken);
        await DisposeAsync();
        return address;
    }
}
