namespace Payouts.Alexpay;

/// <summary>How Alexpay's deliveries are verified. Exactly one scheme counts: whichever is set.</summary>
public sealed class AlexpayWebhookOptions
{
    /// <summary>The secrets that count now, each as Alexpay gave it; several while one is being replaced. Secret.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>The header of the signature. Not documented: the default is a sibling platform's.</summary>
    public string SignatureHeader { get; set; } = "mor-signature";

    /// <summary>The header of the timestamp; left out where it is inside the signature's header as <c>t=…,v1=…</c>.</summary>
    public string? TimestampHeader { get; set; }

    /// <summary>What is signed.</summary>
    public AlexpayWebhookScheme Scheme { get; set; } = AlexpayWebhookScheme.TimestampDotBody;

    /// <summary>How the signature is written.</summary>
    public AlexpaySignatureEncoding Encoding { get; set; } = AlexpaySignatureEncoding.Hex;

    /// <summary>How far the time of a delivery may be from this clock; 10 seconds to 1 day.</summary>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Nothing secret.</summary>
    public override string ToString() => $"Alexpay webhooks, {Scheme} in {Encoding}";
}
