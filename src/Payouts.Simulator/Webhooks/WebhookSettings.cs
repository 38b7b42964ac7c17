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

    /// <summary>How long an answer is waited for by the simulator's clock, more than zero; 3 s by default, which is Moneroo's.</summary>
    public TimeSpan Timeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(3);

    internal bool Sends => Secret is not null;

    internal void Check(string provider)
    {
        if (Urls.Count > 0 && !Sends)
            throw new ArgumentException($"{provider} has a webhook address and no secret to sign with: set {nameof(WebhookSettings)}.{nameof(Secret)}.");
        if (Urls.Any(url => !url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)))
            throw new ArgumentException($"A webhook address of {provider} is not an absolute http or https address.");
    }
}
