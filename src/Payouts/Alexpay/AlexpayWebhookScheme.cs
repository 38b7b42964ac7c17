namespace Payouts.Alexpay;

/// <summary>What Alexpay signs. Its page says "timestamp concatenated with the body" and no more; the siblings of the platform name the others.</summary>
public enum AlexpayWebhookScheme
{
    /// <summary>Timestamp, full stop, body.</summary>
    TimestampDotBody,

    /// <summary>Timestamp and body, nothing between them.</summary>
    TimestampBody,

    /// <summary>The body alone: a delivery that is sent again later is as genuine as the first.</summary>
    Body,
}
