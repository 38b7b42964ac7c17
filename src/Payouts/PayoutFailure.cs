namespace Payouts;

/// <summary>Why no money moved.</summary>
/// <param name="Category">The kind of reason, the same for every provider.</param>
/// <param name="Code">The provider's own code, or <c>null</c>.</param>
/// <param name="Message">The provider's own text, or <c>null</c>; may name the account, so do not log it unseen.</param>
public sealed record PayoutFailure(PayoutFailureCategory Category, string? Code = null, string? Message = null)
{
    /// <summary>Whether the code is a word of the provider's own, and not a text that could name a person.</summary>
    internal bool HasPlainCode => Code is { Length: > 0 and <= 64 } && Code.All(static c => char.IsAsciiLetter(c) || c is '_' or '-' or '.');

    /// <summary>Category, and the code where it is a plain word: a provider's text may hold private values.</summary>
    public override string ToString() => HasPlainCode ? $"{Category} ({Code})" : $"{Category}";
}
