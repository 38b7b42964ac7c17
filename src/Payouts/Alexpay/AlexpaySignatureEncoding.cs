namespace Payouts.Alexpay;

/// <summary>How a signature is written; no page tells.</summary>
public enum AlexpaySignatureEncoding
{
    /// <summary>64 hex digits of either case.</summary>
    Hex,

    /// <summary>Standard base64 with its padding.</summary>
    Base64,
}
