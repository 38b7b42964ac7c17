namespace Payouts.Model.Protocol;

/// <summary>Where a create request is between a worker and the provider.</summary>
internal enum RequestStep : byte
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>On its way to the provider.</summary>
    Flying,

    /// <summary>Its key was looked up and not found; the provider is about to execute it.</summary>
    Processing,

    /// <summary>An acceptance is on its way back.</summary>
    Accepted,

    /// <summary>A refusal is on its way back.</summary>
    Refused,
}
