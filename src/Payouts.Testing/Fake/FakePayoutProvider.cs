using System.Globalization;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>A provider inside the process that does what a test says and remembers what it was asked; registered with <c>AddFakeProvider</c>.</summary>
/// <remarks>
/// Everything of the library runs as it does with a real provider: the bytes are journalled, leave at most once, and come back as HTTP answers; only the socket is missing.
/// One fake may serve several clients, such as the one before and the one after a restart. All members may be used from any thread.
/// </remarks>
public sealed class FakePayoutProvider
{
    /// <summary>Makes a fake.</summary>
    /// <param name="name">The account's name.</param>
    public FakePayoutProvider(string name = "fake")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Book = new FakeBook();
        Script = new FakeScript(this);
    }

    /// <summary>The name of the account.</summary>
    public string Name { get; }

    /// <summary>Whether an idempotency key makes repeating safe, true by default; otherwise each call that is let through is a payout of its own.</summary>
    public bool IsKeyed { get; init; } = true;

    /// <summary>Whether payouts can be found by their handle; true by default.</summary>
    public bool CanSearch { get; init; } = true;

    /// <summary>Whether a payout that is pending can be cancelled; true by default.</summary>
    public bool CanCancel { get; init; } = true;

    /// <summary>The merchant's accounts; balances are not offered while there are none, which is the default.</summary>
    public IReadOnlyList<ProviderBalance> Balances { get; init; } = [];

    /// <summary>The routes that are paid: mobile money, banks and wallets in many countries of Africa, in their own currency and USD, by default.</summary>
    public IReadOnlyList<PayoutRoute> Routes { get; init; } = FakeRoutes.All;

    /// <summary>Whether creating a payout that no reply is left for throws, before anything is journalled; false by default, and <see cref="Otherwise"/> decides.</summary>
    public bool Strict { get; set; }

    /// <summary>The reply to creates for which none is queued; accepts all by default, and the first read shows success.</summary>
    public Func<FakeCreate, FakeReply> Otherwise { get; set; } = static _ => FakeReply.Accept();

    /// <summary>Whether nothing can be reached: neither creates nor reads get through, and nothing is sent; false by default.</summary>
    public bool IsDown { get; set; }

    /// <summary>Every request that was prepared, in order.</summary>
    public IReadOnlyList<PayoutRequest> Prepared => Book.Prepared;

    /// <summary>Every create call that arrived, repeats included, in order.</summary>
    public IReadOnlyList<FakeCreate> Creates => Book.Creates;

    /// <summary>Every payout that was executed, those that failed later included; two of one reference mean that it was paid twice.</summary>
    public IReadOnlyList<FakePayout> Payouts => Book.Payouts;

    internal FakeBook Book { get; }

    internal FakeScript Script { get; }

    /// <summary>Queues the reply to the next create call that nothing was replied to; used once, in the order of queueing.</summary>
    /// <param name="reply">What happens.</param>
    public FakePayoutProvider Next(FakeReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        Script.Add(reply);
        return this;
    }

    /// <summary>What every read of a payout shows from now on.</summary>
    /// <param name="reference">Your reference of the payout.</param>
    /// <param name="status">Any status that a provider shows.</param>
    /// <param name="failure">The reason, for <see cref="PayoutStatus.Failed"/>.</param>
    /// <exception cref="ArgumentException">No payout of the reference was executed, or no provider shows the status.</exception>
    public void Show(string reference, PayoutStatus status, PayoutFailure? failure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        Book.Show(reference, status, failure);
    }

    /// <summary>Requires that every queued reply was used, and that in strict mode nothing came that no reply was left for.</summary>
    /// <exception cref="InvalidOperationException">It was not so; the message counts what is left.</exception>
    public void VerifyAllUsed()
    {
        if (Script.LeftOver > 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{Script.LeftOver} reply(s) of the fake '{Name}' were not used."));
        if (Script.Unscripted > 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{Script.Unscripted} create call(s) of the fake '{Name}' had no reply: queue one with {nameof(Next)}."));
    }

    /// <summary>The account's name.</summary>
    public override string ToString() => Name;
}
