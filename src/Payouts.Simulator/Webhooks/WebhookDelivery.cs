namespace Payouts.Simulator;

/// <summary>One event on its way to one address; an attempt at a time.</summary>
internal sealed class WebhookDelivery(WebhookNotice notice, Uri url, WebhookAction? action)
{
    private readonly WebhookAction _action = action ?? WebhookAction.None;
    private SignedBody? _signed;

    public WebhookNotice Notice => notice;

    public Uri Url => url;

    public int Attempt { get; private set; } = 1;

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Whether it repeats bytes that were sent before, for which nobody waits.</summary>
    public bool IsReplay { get; private init; }

    public bool MayTryAgain => !IsReplay && Attempt <= notice.Settings.Redeliveries;

    public void TryAgainAt(DateTimeOffset due)
    {
        Attempt++;
        DueAt = due;
        if (notice.SignsAnew)
            _signed = null;
    }

    /// <summary>The bytes and headers of this attempt, signed at most once for it.</summary>
    public SignedBody Sign(DateTimeOffset now)
    {
        if (_signed is not null)
            return _signed;
        string secret = notice.Secret();
        IReadOnlyList<KeyValuePair<string, string>> headers = notice.Sign(notice.Body, _action.IsForged ? secret + " forged" : secret, now - _action.Age);
        return _signed = new SignedBody(_action.IsTampered ? Tampered(notice.Body) : notice.Body, headers);
    }

    /// <summary>The same bytes and headers once more.</summary>
    public WebhookDelivery Replay(DateTimeOffset due) =>
        new(notice, url, action) { _signed = _signed, Attempt = Attempt, DueAt = due, IsReplay = true };

    private static byte[] Tampered(byte[] body)
    {
        byte[] changed = [.. body];
        // A digit is changed where there is one, so that the body stays JSON.
        int place = Array.FindLastIndex(changed, value => char.IsAsciiDigit((char)value));
        if (place < 0)
            place = changed.Length - 1;
        changed[place] ^= 1;
        return changed;
    }
}
