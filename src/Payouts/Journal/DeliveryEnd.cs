namespace Payouts.Journal;

/// <summary>How looking into a webhook delivery ended.</summary>
public enum DeliveryEnd
{
    /// <summary>It is done with; a copy of it stays known.</summary>
    Done,

    /// <summary>Look into it again later.</summary>
    Retry,

    /// <summary>Nothing came of it: it is forgotten, so that the same delivery, sent again, is new.</summary>
    Dropped,
}
