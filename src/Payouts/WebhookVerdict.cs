namespace Payouts;

/// <summary>What became of a webhook delivery, with the reason.</summary>
public enum WebhookVerdict
{
    /// <summary>It is genuine and stored: the provider will be read.</summary>
    Accepted,

    /// <summary>It is genuine, and a copy of one that was accepted before.</summary>
    Duplicate,

    /// <summary>It is genuine and tells of something else than a payout, or of an event nobody knows.</summary>
    Ignored,

    /// <summary>It is genuine and names no payout that could be read.</summary>
    Unreadable,

    /// <summary>Refused: nothing is configured that it could be verified with.</summary>
    NoSecret,

    /// <summary>Refused: it carries no signature.</summary>
    MissingSignature,

    /// <summary>Refused: its signature, or the time that belongs to it, has another form than the scheme's.</summary>
    MalformedSignature,

    /// <summary>Refused: its signature is not that of these bytes under any secret.</summary>
    WrongSignature,

    /// <summary>Refused: it was signed longer ago than is tolerated.</summary>
    TooOld,

    /// <summary>Refused: it was signed later than this clock shows, by more than is tolerated.</summary>
    TooEarly,

    /// <summary>Refused: the token of its address was not made here.</summary>
    WrongToken,

    /// <summary>Refused: its body is larger than is read.</summary>
    TooLarge,

    /// <summary>Refused: no account has this name, or its provider sends no deliveries.</summary>
    UnknownAccount,
}
