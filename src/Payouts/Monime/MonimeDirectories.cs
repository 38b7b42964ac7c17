using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Reads the objects of Monime's directories and accounts.</summary>
internal static class MonimeDirectories
{
    /// <summary>A network or bank, or <c>null</c> for one without a code.</summary>
    internal static PayoutMethod? ReadMethod(JsonElement entry, PayoutChannel channel)
    {
        string? code = AnswerJson.Text(entry, "providerId") ?? AnswerJson.Text(entry, "code");
        if (string.IsNullOrEmpty(code)) return null;
        JsonElement? features = AnswerJson.Child(entry, "featureSet");
        bool isActive = AnswerJson.Child(entry, "status") is { } status && AnswerJson.Flag(status, "active") == true;
        return new PayoutMethod(
            code,
            AnswerJson.Text(entry, "name") ?? code,
            channel,
            AnswerJson.Text(entry, "country"),
            CanPayTo: isActive && HasFeature("payout", "canPayTo"),
            CanLookUpNames: isActive && HasFeature("kycVerification", "canVerifyAccount"));

        bool HasFeature(string name, string flag) => features is { } set && AnswerJson.Child(set, name) is { } feature && AnswerJson.Flag(feature, flag) == true;
    }

    /// <summary>A financial account, or <c>null</c> for one without id or currency.</summary>
    internal static ProviderBalance? ReadBalance(JsonElement entry)
    {
        if (AnswerJson.Text(entry, "id") is not { Length: > 0 } id || !Currency.TryFromCode(AnswerJson.Text(entry, "currency"), out Currency? currency)) return null;
        Money? available = AnswerJson.Child(entry, "balance") is { } balance ? MonimeJson.Amount(balance, "available") : null;
        return new ProviderBalance(id, currency, available, AnswerJson.Text(entry, "name"), AnswerJson.Text(entry, "reference"));
    }

    /// <summary>The holder's name in a lookup's answer, of either generation.</summary>
    internal static string? ReadHolder(JsonElement result)
    {
        if (AnswerJson.Child(result, "account") is { } account) return AnswerJson.Text(account, "holderName") ?? AnswerJson.Text(account, "name");
        if (AnswerJson.Child(result, "accountHolderProfile") is not { } profile) return null;
        return $"{AnswerJson.Text(profile, "firstName")} {AnswerJson.Text(profile, "lastName")}".Trim();
    }
}
