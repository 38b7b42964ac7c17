namespace Payouts.Model.Protocol;

/// <summary>Everything that counts at one instant: the journal's record, two workers, two requests on the way, the provider.</summary>
internal record struct State
{
    public const byte Orphan = 0b100;

    /// <summary>Whether the intent is journalled.</summary>
    public bool IsPresent { get; set; }

    /// <summary>The attempts without an outcome: a bit a worker, and one for senders that died.</summary>
    public byte Open { get; set; }

    /// <summary>The attempts that were given up for lost while their worker lives: a bit a worker.</summary>
    public byte Lost { get; set; }

    /// <summary>Whether an attempt ended that may have been executed.</summary>
    public bool MayHaveExecuted { get; set; }

    /// <summary>Whether an attempt was refused.</summary>
    public bool IsDeclined { get; set; }

    /// <summary>Whether it was withdrawn before anything was sent.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What is left of the claim's lease.</summary>
    public byte Lease { get; set; }

    /// <summary>Whose claim it is, 0 or 1; 2 for nobody's that lives.</summary>
    public byte Claimant { get; set; }

    /// <summary>What the provider showed, once an id is bound.</summary>
    public Fate Observed { get; set; }

    /// <summary>What a person decided.</summary>
    public Fate Decision { get; set; }

    /// <summary>Whether the time for repeating is over.</summary>
    public bool IsWindowOver { get; set; }

    /// <summary>Whether anybody was told of the payout.</summary>
    public bool IsAcknowledged { get; set; }

    /// <summary>What is left of the deadline of a transport that was given up and not stopped.</summary>
    public byte Ghost { get; set; }

    /// <summary>How many payouts any provider accepted.</summary>
    public byte Executed { get; set; }

    /// <summary>What became of the first of them.</summary>
    public Fate Fate { get; set; }

    /// <summary>The keys that the provider remembers, a bit a key.</summary>
    public byte Keys { get; set; }

    public Worker A { get; set; }

    public Worker B { get; set; }

    public Request First { get; set; }

    public Request Second { get; set; }

    /// <summary>Whether nobody's attempt can be alive by the journal's word.</summary>
    public readonly bool IsSettled => Lease == 0 && Open == 0;

    /// <summary>The beginning: two workers, and nothing journalled.</summary>
    public static State Start(byte calls) => new()
    {
        Claimant = Request.Nobody,
        A = default(Worker) with { Calls = calls },
        B = default(Worker) with { Calls = calls },
    };

    public readonly Worker WorkerOf(int who) => who == 0 ? A : B;

    public void Set(int who, Worker worker)
    {
        if (who == 0) A = worker;
        else B = worker;
    }

    public readonly Request RequestOf(int slot) => slot == 0 ? First : Second;

    public void Set(int slot, Request request)
    {
        if (slot == 0) First = request;
        else Second = request;
    }

    /// <summary>Puts a request on its way; <c>false</c> where two are.</summary>
    public bool TrySend(Request request)
    {
        if (First.Step == RequestStep.None) First = request;
        else if (Second.Step == RequestStep.None) Second = request;
        else return false;
        return true;
    }

    /// <summary>The record changed: whoever looked at an earlier version has.</summary>
    public void Written()
    {
        A = A with { IsCurrent = false };
        B = B with { IsCurrent = false };
    }

    /// <summary>What the record gives: the provider's word first, then a person's, then what the attempts prove together.</summary>
    public readonly PayoutStatusSeen Status
    {
        get
        {
            if (!IsPresent) return PayoutStatusSeen.Absent;
            Fate known = Observed is Fate.Paid or Fate.Failed || Decision == Fate.None ? Observed : Decision;
            if (known != Fate.None) return known switch { Fate.Paid => PayoutStatusSeen.Succeeded, Fate.Failed => PayoutStatusSeen.Failed, _ => PayoutStatusSeen.Pending };
            if (MayHaveExecuted || Lost != 0 || (Open != 0 && (IsDeclined || Lease == 0))) return PayoutStatusSeen.Unknown;
            if (Open != 0) return PayoutStatusSeen.Sending;
            if (IsDeclined) return PayoutStatusSeen.Failed;
            return IsClosed ? PayoutStatusSeen.Cancelled : PayoutStatusSeen.Created;
        }
    }
}
