namespace Payouts;

/// <summary>Why no money moved.</summary>
/// <param name="Category">The kind of reason, the same for every provider.</param>
/// <param name="Code">The provider's own code, or <c>null</c>.</param>
/// <param name="Message">The provider's own text, or <c>null</c>; may name the account, so do not log it unseen.</param>
public sealed record PayoutFailure(PayoutFailureCategory Category, string? Code = null, string? Message = null)
{
    /// <summary>Category and code only: a provider's text may hold private values.</summary>
    public override string ToString() => Code is null ? $"{Category}" : $"{Category} ({Code})";
}
