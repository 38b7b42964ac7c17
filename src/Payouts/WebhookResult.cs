namespace Payouts;

/// <summary>The verdict on a webhook delivery.</summary>
/// <param name="Verdict">What became of it.</param>
/// <param name="Account">The account it belongs to, or was sent to; <c>null</c> where none could be found.</param>
/// <param name="EventName">The provider's name of what happened, only for a genuine delivery.</param>
public sealed record WebhookResult(WebhookVerdict Verdict, string? Account = null, string? EventName = null)
{
    /// <summary>Whether it is genuine.</summary>
    public bool IsGenuine => Verdict is WebhookVerdict.Accepted or WebhookVerdict.Duplicate or WebhookVerdict.Ignored or WebhookVerdict.Unreadable;

    /// <summary>What providers expect to be answered: 200 for whatever is genuine, else 403, 404 or 413. A journal that is down is an exception: answer it with 503, and the provider delivers again.</summary>
    public int HttpStatus => Verdict switch
    {
        _ when IsGenuine => 200,
        WebhookVerdict.UnknownAccount => 404,
        WebhookVerdict.TooLarge => 413,
        _ => 403,
    };

    /// <summary>The verdict only.</summary>
    public override string ToString() => $"{Verdict}";
}
