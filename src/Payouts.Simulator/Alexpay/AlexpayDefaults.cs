namespace Payouts.Simulator.Alexpay;

/// <summary>What the simulated Alexpay knows from the start.</summary>
public static class AlexpayDefaults
{
    /// <summary>The provider's name, for <see cref="PayoutSimulator.AddressOf"/> and fault scripts.</summary>
    public const string ProviderName = "alexpay";

    /// <summary>The secret key of the test environment.</summary>
    public const string TestSecretKey = "alexpay-test-secret-simulator";

    /// <summary>The public key of the test environment.</summary>
    public const string TestPublicKey = "alexpay-test-public-simulator";

    /// <summary>The secret key of the live environment; data of the two environments is kept apart.</summary>
    public const string LiveSecretKey = "alexpay-live-secret-simulator";

    /// <summary>The public key of the live environment.</summary>
    public const string LivePublicKey = "alexpay-live-public-simulator";

    /// <summary>The business whose wallets pay, in both environments.</summary>
    public const string BusinessId = "79ef173f-3b4d-46ee-8c3e-000000000001";

    /// <summary>The <see cref="LedgerEntry.Destination"/> of a payout without a phone number, which pays the merchant's own wallet.</summary>
    public const string MerchantDestination = "merchant";

    /// <summary>The entry of <see cref="LedgerEntry.Metadata"/> that holds the narration as sent.</summary>
    public const string NarrationEntry = "narration";

    /// <summary>The entry of <see cref="LedgerEntry.Metadata"/> that holds the 40 hexadecimal digits after the <c>#</c> at the narration's end; absent without them.</summary>
    public const string HandleEntry = "payouts_handle";

    /// <summary>The code of a failure whose <c>failure_reason</c> is empty on the wire.</summary>
    public const string NoReason = "no_reason";
}
