namespace Payouts.Simulator;

/// <summary>Where a simulated provider sends its webhooks and how often it tries; nothing is sent until there is a secret.</summary>
public sealed class WebhookSettings
{
    internal WebhookSettings(int redeliveries, TimeSpan redeliveryPause)
    {
        Redeliveries = redeliveries;
        RedeliveryPause = redeliveryPause;
    }

    /// <summary>The addresses set up for the whole account; each gets every webhook. None by default.</summary>
    public IList<Uri> Urls { get; } = [];

    /// <summary>What webhooks are signed with; null, the default, sends none.</summary>
    public string? Secret
    {
        get;
        set => field = value is not "" ? value : throw new ArgumentException("A webhook secret must not be empty; null sends no webhooks.", nameof(value));
    }

    /// <summary>How often a webhook that was not acknowledged is sent again, zero or more.</summary>
    public int Redeliveries
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The time from an attempt that failed to the next, zero or more.</summary>
    public TimeSpan RedeliveryPause
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    }

    /// <summary>How long an answer is waited for, in real time whatever the simulator's clock, for the receiver is real; more than zero, 10 s by default, where Moneroo waits 3 s.</summary>
    public TimeSpan Timeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    internal bool Sends => Secret is not null;

    /// <summary>The sentence that says what cannot work, or null.</summary>
    internal string? ProblemAt(string provider)
    {
        if (Urls.Count > 0 && !Sends)
            return $"{provider} has a webhook address and no webhook secret to sign with: set both.";
        return Urls.All(IsPostable) ? null : $"A webhook address of {provider} is not an absolute http or https address.";
    }

    private static bool IsPostable(Uri url) =>
        url.IsAbsoluteUri
        && (string.Equals(url.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) || string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal));
}
