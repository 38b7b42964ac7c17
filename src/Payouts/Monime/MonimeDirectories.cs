using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Reads the objects of Monime's directories and accounts.</summary>
internal static class MonimeDirectories
{
    /// <summary>A network or bank, or <c>null</c> for one without a code.</summary>
    internal static PayoutMethod? ReadMethod(JsonElement entry, PayoutChannel channel)
    {
        string? code = MonimeJson.Text(entry, "providerId") ?? MonimeJson.Text(entry, "code");
        if (string.IsNullOrEmpty(code)) return null;
        JsonElement? features = MonimeJson.Object(entry, "featureSet");
        bool isActive = MonimeJson.Object(entry, "status") is { } status && MonimeJson.Flag(status, "active") == true;
        return new PayoutMethod(
            code,
            MonimeJson.Text(entry, "name") ?? code,
            channel,
            MonimeJson.Text(entry, "country"),
            CanPayTo: isActive && HasFeature("payout", "canPayTo"),
            CanLookUpNames: isActive && HasFeature("kycVerification", "canVerifyAccount"));

        bool HasFeature(string name, string flag) => features is { } set && MonimeJson.Object(set, name) is { } feature && MonimeJson.Flag(feature, flag) == true;
    }

    /// <summary>A financial account, or <c>null</c> for one without id or currency.</summary>
    internal static ProviderBalance? ReadBalance(JsonElement entry)
    {
        if (MonimeJson.Text(entry, "id") is not { Length: > 0 } id || !Currency.TryFromCode(MonimeJson.Text(entry, "currency"), out Currency? currency)) return null;
        Money? available = MonimeJson.Object(entry, "balance") is { } balance ? MonimeJson.Amount(balance, "available") : null;
        return new ProviderBalance(id, currency, available, MonimeJson.Text(entry, "name"), MonimeJson.Text(entry, "reference"));
    }

    /// <summary>The holder's name in a lookup's answer, of either generation.</summary>
    internal static string? ReadHolder(JsonElement result)
    {
        if (MonimeJson.Object(result, "account") is { } account) return MonimeJson.Text(account, "holderName") ?? MonimeJson.Text(account, "name");
        if (MonimeJson.Object(result, "accountHolderProfile") is not { } profile) return null;
        return $"{MonimeJson.Text(profile, "firstName")} {MonimeJson.Text(profile, "lastName")}".Trim();
    }
}
