using System.Runtime.InteropServices;

namespace Payouts.Model.Protocol;

/// <summary>One thing that happens.</summary>
/// <param name="Kind">What.</param>
/// <param name="Who">The worker or the request, 0 or 1, where one is meant.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Move(MoveKind Kind, byte Who = 0);
