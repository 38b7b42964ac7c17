using System.Text.Json.Serialization;
using Payouts.Json;

namespace Payouts;

/// <summary>The operator whose mobile money wallet is paid, as an open code: providers add networks faster than libraries are released.</summary>
[JsonConverter(typeof(MobileNetworkJsonConverter))]
public sealed class MobileNetwork : IEquatable<MobileNetwork>
{
    /// <summary>Makes a network of a code: 1 to 40 letters, digits, <c>-</c> or <c>_</c>; letter case does not matter.</summary>
    /// <exception cref="ArgumentException">The code has another shape.</exception>
    public MobileNetwork(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!IsCode(code)) throw new ArgumentException("A network code has 1 to 40 letters, digits, '-' or '_'.", nameof(code));
#pragma warning disable CA1308 // Codes are lower case on every provider's page.
        Code = code.ToLowerInvariant();
#pragma warning restore CA1308
    }

    /// <summary>The code, lower case.</summary>
    public string Code { get; }

    /// <summary>Africell (Afrimoney).</summary>
    public static MobileNetwork Africell { get; } = new("africell");

    /// <summary>Airtel Money.</summary>
    public static MobileNetwork Airtel { get; } = new("airtel");

    /// <summary>Free Money.</summary>
    public static MobileNetwork FreeMoney { get; } = new("freemoney");

    /// <summary>Moov Money.</summary>
    public static MobileNetwork Moov { get; } = new("moov");

    /// <summary>M-Pesa (Safaricom, Vodacom).</summary>
    public static MobileNetwork Mpesa { get; } = new("mpesa");

    /// <summary>MTN Mobile Money.</summary>
    public static MobileNetwork Mtn { get; } = new("mtn");

    /// <summary>Orange Money.</summary>
    public static MobileNetwork Orange { get; } = new("orange");

    /// <summary>Telecel Cash (formerly Vodafone Cash).</summary>
    public static MobileNetwork Telecel { get; } = new("telecel");

    /// <summary>Tigo and AirtelTigo.</summary>
    public static MobileNetwork Tigo { get; } = new("tigo");

    /// <summary>Vodacom.</summary>
    public static MobileNetwork Vodacom { get; } = new("vodacom");

    /// <summary>Wave.</summary>
    public static MobileNetwork Wave { get; } = new("wave");

    /// <summary>Zamtel Kwacha.</summary>
    public static MobileNetwork Zamtel { get; } = new("zamtel");

    /// <summary>Whether a text has the shape of a network code.</summary>
    public static bool IsCode(string? code) =>
        code is { Length: >= 1 and <= 40 } && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <inheritdoc />
    public bool Equals(MobileNetwork? other) => other is not null && string.Equals(Code, other.Code, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as MobileNetwork);

    /// <inheritdoc />
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Code;
}
