using System.Collections.Frozen;

namespace Payouts.Testing;

/// <summary>The status texts of the fake provider; one that is not here is pending and visible, never final.</summary>
internal static class FakeStatus
{
    private static readonly FrozenDictionary<string, PayoutStatus> Table = new Dictionary<string, PayoutStatus>(StringComparer.Ordinal)
    {
        ["pending"] = PayoutStatus.Pending,
        ["succeeded"] = PayoutStatus.Succeeded,
        ["failed"] = PayoutStatus.Failed,
        ["cancelled"] = PayoutStatus.Cancelled,
        ["reversed"] = PayoutStatus.Reversed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static bool TryMap(string? text, out PayoutStatus status)
    {
        if (text is not null && Table.TryGetValue(text, out status)) return true;
        status = PayoutStatus.Pending;
        return false;
    }

    /// <summary>The text of a status that a provider can show.</summary>
    /// <exception cref="ArgumentException">No provider shows it.</exception>
    internal static string TextOf(PayoutStatus status)
    {
        foreach ((string text, PayoutStatus known) in Table)
        {
            if (known == status) return text;
        }

        throw new ArgumentException($"A provider never shows {status}: it is this library's own word. For a payout that becomes Unknown use Timeout or Unknown.", nameof(status));
    }

    internal static IReadOnlyList<string> TextsOf(ReadOnlySpan<PayoutStatus> statuses)
    {
        var texts = new List<string>();
        foreach (PayoutStatus status in statuses) texts.Add(TextOf(status));
        return texts;
    }

    internal static PayoutFailure FailureOf(PayoutFailureCategory category, string? code) => new(category, code ?? $"{category}", "Scripted.");
}
