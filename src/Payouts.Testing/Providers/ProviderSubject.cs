using Payouts.DependencyInjection;

namespace Payouts.Testing;

/// <summary>An adapter under test: how its account is registered, which server plays its provider, and what to ask of that server.</summary>
/// <remarks>
/// Make a new subject for each check: it starts one server and is disposed with it.
/// The suite puts a proxy between adapter and server, so that the server need not misbehave itself; everything else the server does as the provider would.
/// What cannot be had is left out: the checks that need it then report that they do not apply, and why.
/// </remarks>
public abstract class ProviderSubject : IAsyncDisposable
{
    /// <summary>The clock of client and server: give it to the server, so that statuses and windows follow it.</summary>
    public ManualClock Clock { get; } = new();

    /// <summary>The name under which <see cref="Register"/> adds the account.</summary>
    public abstract string Account { get; }

    /// <summary>Keys and tokens as they are set up, which may show nowhere but in the headers of a request.</summary>
    public abstract IReadOnlyCollection<string> Secrets { get; }

    /// <summary>The reason that goes with a request that ends in <see cref="PayoutStatus.Failed"/>; when left out, any reason will do.</summary>
    public virtual PayoutFailure? FailureReason => null;

    /// <summary>The reason that goes with <see cref="RequestThatIsRefused"/>; when left out, any reason will do.</summary>
    public virtual PayoutFailure? RefusalReason => null;

    /// <summary>Starts the server that plays the provider, and returns the base address that an adapter would be given for it.</summary>
    public abstract Task<Uri> StartAsync(CancellationToken cancellationToken);

    /// <summary>Adds the account, addressed to a base address: a proxy before the server, on loopback and plain http.</summary>
    public abstract void Register(PayoutsBuilder builder, Uri baseAddress);

    /// <summary>A request that the server accepts and pays: every field that the provider requires, and as few others as possible.</summary>
    public abstract PayoutRequest RequestThatSucceeds(string reference);

    /// <summary>A request that the server accepts, and that ends in another final status; <c>null</c> for a status that the provider has not.</summary>
    public virtual PayoutRequest? RequestThatEndsIn(PayoutStatus status, string reference) => null;

    /// <summary>A request that passes every check on this side, and that the server refuses in the answer to the create call.</summary>
    public virtual PayoutRequest? RequestThatIsRefused(string reference) => null;

    /// <summary>A request that the server accepts and leaves alone, so that it can be withdrawn or changed.</summary>
    public virtual PayoutRequest? RequestThatStaysPending(string reference) => null;

    /// <summary>A request whose payout shows a status text that is in no list of the provider's.</summary>
    public virtual PayoutRequest? RequestWithUnknownStatus(string reference) => null;

    /// <summary>A destination of a kind that the server pays to, beside the one of <see cref="RequestThatSucceeds"/>.</summary>
    public virtual PayoutDestination? DestinationIn(PayoutChannel channel) => null;

    /// <summary>How often the server has paid, or is going to pay, for one payout; 0 for one that failed or was withdrawn.</summary>
    /// <param name="reference">The reference of the payout.</param>
    /// <param name="handle">The token of its correlation handle, as the adapter sent it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public abstract Task<int> CountExecutionsAsync(string reference, string handle, CancellationToken cancellationToken);

    /// <summary>Lets the server bring accepted payouts to their end; moves the clock by a minute unless overridden.</summary>
    public virtual Task SettleAsync(CancellationToken cancellationToken)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    /// <summary>Stops the server.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>The account's name.</summary>
    public override string ToString() => Account;
}
