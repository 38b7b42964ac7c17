using System.Text.Json.Serialization;
using Payouts.Json;

namespace Payouts;

/// <summary>What to pay to whom, under a reference of your own.</summary>
/// <remarks>The reference is what makes repeating safe: make it once, before the first call, and keep it with your own record of the refund or salary.</remarks>
public sealed class PayoutRequest
{
    /// <summary>Your own id of this payout: 1 to 200 characters, Unicode NFC, no control characters, no blank at either end, unique for ever.</summary>
    public required string Reference { get; init; }

    /// <summary>What the beneficiary gets; more than zero and exactly encodable by the provider.</summary>
    public required Money Amount { get; init; }

    /// <summary>Where the money goes.</summary>
    public required PayoutDestination Destination { get; init; }

    /// <summary>The person who is paid.</summary>
    public Beneficiary? Beneficiary { get; init; }

    /// <summary>A text for the beneficiary or your books; not every provider takes one.</summary>
    public string? Description { get; init; }

    /// <summary>The name of the provider account to pay through; may be left out while exactly one registered account can serve the payout.</summary>
    public string? Provider { get; init; }

    /// <summary>The account at the provider that is debited; the provider's main account when left out.</summary>
    public string? SourceAccount { get; init; }

    /// <summary>Your own entries, stored with the payout at providers that can; keys that start with <c>payouts_</c> are reserved.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The reference of an earlier payout that this one replaces, kept in the journal only; nothing is sent while that one, if the journal knows it, was paid or may still be. Of several that replace one payout each is sent.</summary>
    public string? Replaces { get; init; }

    /// <summary>Whether it is meant although another reference has the same destination and amount; says nothing where no duplicates are looked for. Not part of what makes two requests the same.</summary>
    public bool AllowDuplicate { get; init; }

    /// <summary>What one provider takes beyond this model. A request with extras cannot be written as JSON: it would be read back without them.</summary>
    [JsonConverter(typeof(PayoutExtrasJsonConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PayoutExtras? Extras { get; init; }

    /// <summary>Reference and amount: nothing about the person.</summary>
    public override string ToString() => $"Payout request {Reference}: {Amount}";
}
