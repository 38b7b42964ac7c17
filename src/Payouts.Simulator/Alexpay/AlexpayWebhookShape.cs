namespace Payouts.Simulator.Alexpay;

/// <summary>The bodies that a webhook may have; Alexpay's pages show none.</summary>
public enum AlexpayWebhookShape
{
    /// <summary>The transaction under <c>data</c>, beside <c>event</c>.</summary>
    Event,

    /// <summary>The answer of a status call, without the event's name.</summary>
    Envelope,

    /// <summary>The transaction alone.</summary>
    Bare,
}
