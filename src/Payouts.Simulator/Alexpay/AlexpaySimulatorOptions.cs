namespace Payouts.Simulator.Alexpay;

/// <summary>What only the simulated Alexpay is started with, mostly the choices that its pages leave open; from <see cref="PayoutSimulatorOptions.For{TOptions}"/>.</summary>
public sealed class AlexpaySimulatorOptions
{
    private static readonly string[] SuccessStatuses = ["success", "successful", "completed"];

    /// <summary>The accepted key pairs; a pair chooses the environment.</summary>
    public IList<AlexpayKeyPair> KeyPairs { get; } =
    [
        new("test", AlexpayDefaults.TestSecretKey, AlexpayDefaults.TestPublicKey),
        new("live", AlexpayDefaults.LiveSecretKey, AlexpayDefaults.LivePublicKey),
    ];

    /// <summary>Which ids the answer to a create names; <c>payout_id</c> by default.</summary>
    public AlexpayCreateIds CreateIds { get; set; }

    /// <summary>The <c>code</c> of a good answer: 200, the default, as in the samples, or 0 as in the text.</summary>
    public int SuccessCode
    {
        get;
        set => field = value is 0 or 200 ? value : throw new ArgumentOutOfRangeException(nameof(value), "The code must be 0 or 200.");
    } = 200;

    /// <summary>The status of a payout whose money has arrived: <c>successful</c>, the default, <c>success</c> or <c>completed</c>.</summary>
    public string SuccessStatus
    {
        get;
        set => field = SuccessStatuses.Contains(value, StringComparer.Ordinal)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"The status must be one of: {string.Join(", ", SuccessStatuses)}.");
    } = "successful";

    /// <summary>Whether <c>is_disbursed</c> and <c>is_fraud_resolved</c> are the strings <c>"true"</c> and <c>"false"</c>, as in the sample; true by default.</summary>
    public bool BooleansAsText { get; set; } = true;

    /// <summary>Which status path knows payouts; both by default.</summary>
    public AlexpayCheckPaths CheckPaths { get; set; }

    /// <summary>Whether <c>GET /v1/payment</c> lists payouts, true by default; otherwise it answers 404.</summary>
    public bool ServesList { get; set; } = true;

    /// <summary>The body of a refused request; a map of fields by default.</summary>
    public AlexpayErrorShape ErrorShape { get; set; }

    /// <summary>Whether a decline, such as <c>INSUFFICIENT_FUNDS</c>, comes with HTTP 200 and is told by its body alone; false by default, which sends 400.</summary>
    public bool DeclinesWithHttp200 { get; set; }

    /// <summary>Whether a destination that fails with a stated code is declined by the create instead of failing later; false by default.</summary>
    public bool DeclinesAtCreate { get; set; }

    /// <summary>The largest amount of one payout in whole major units, above which a create is declined with <c>TRANSACTION_LIMIT_EXCEEDED</c>; null, the default, for none.</summary>
    public long? PayoutLimit { get; set; }

    /// <summary>Where webhooks go beside the <c>webhook_url</c> of the request; any 2xx acknowledges, and the number and pause of redeliveries, 3 and a minute, are the simulator's choice.</summary>
    /// <remarks>Not even the request's address is called without a secret here; one that is generated over the API takes its place in that environment.</remarks>
    public WebhookSettings Webhooks { get; } = new(redeliveries: 3, TimeSpan.FromMinutes(1));

    /// <summary>The body of a webhook; <c>event</c> and <c>data</c> by default.</summary>
    public AlexpayWebhookShape WebhookShape { get; set; }

    /// <summary>The header, the signed bytes and the encoding of the signature.</summary>
    public AlexpayWebhookSignature WebhookSignature { get; } = new();

    /// <summary>What each wallet holds at first, in minor units; null, the default, for <see cref="PayoutSimulatorOptions.StartingBalance"/>.</summary>
    public long? WalletBalance
    {
        get;
        set => field = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), "The balance must be zero or more.");
    }

    /// <summary>What a payout costs besides its amount, in whole major units, 0..1000; 1 by default.</summary>
    public int Charge
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000);
            field = value;
        }
    } = 1;

    /// <summary>The time from acceptance to the final status, zero or more; null, the default, for <see cref="PayoutSimulatorOptions.CompletedAfter"/>.</summary>
    public TimeSpan? CompletedAfter
    {
        get;
        set => field = value is null || value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), "The time must be zero or more.");
    }

    /// <summary>How long a successful payout shows <c>is_disbursed</c> false before its money moves; zero, the default, or more.</summary>
    public TimeSpan DisbursedAfter
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    }
}
