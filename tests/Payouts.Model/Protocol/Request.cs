using System.Runtime.InteropServices;

namespace Payouts.Model.Protocol;

/// <summary>A create request or its answer on the way.</summary>
/// <param name="Step">Where it is.</param>
/// <param name="Left">How long it may still be under way before the provider has executed it or never will.</param>
/// <param name="Key">Its idempotency key, 0 or 1.</param>
/// <param name="Owner">The worker that waits for it, 0 or 1; 2 where nobody does.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Request(RequestStep Step, byte Left, byte Key, byte Owner)
{
    public const byte Nobody = 2;

    /// <summary>Whether the provider may still execute it.</summary>
    public bool IsUnderWay => Step is RequestStep.Flying or RequestStep.Processing;
}
