namespace Payouts.Tests.Support;

/// <summary>Where a host registers a handler.</summary>
public enum HandlerPlace
{
    DefaultsBefore,
    DefaultsAfter,
    NamedBefore,
    NamedAfter,
}
