using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Checks an account's settings at start, and again whenever they change.</summary>
internal sealed class MonimeOptionsValidator(string account, Func<string> pathOf) : IValidateOptions<MonimeOptions>
{
    internal string Account { get; } = account;

    public ValidateOptionsResult Validate(string? name, MonimeOptions options)
    {
        if (!string.Equals(name, Account, StringComparison.Ordinal)) return ValidateOptionsResult.Skip;
        string path = pathOf();
        var failures = new List<string>();
        OptionRules.CheckSecret($"{path}:{nameof(options.AccessToken)}", options.AccessToken, "make a personal access token in Monime's dashboard", failures);
        OptionRules.CheckHeader($"{path}:{nameof(options.SpaceId)}", options.SpaceId, options.Api == MonimeApi.V1 ? 64 : 100, "copy the Space's id from Monime's dashboard", failures);
        OptionRules.CheckSecrets($"{path}:{nameof(options.WebhookSecrets)}", options.WebhookSecrets, "give the secret that the webhook was made with", failures);
        for (int index = 0; index < options.WebhookPublicKeys.Count; index++)
        {
            if (!MonimeWebhooks.IsPublicKey(options.WebhookPublicKeys[index]))
                failures.Add($"{path}:{nameof(options.WebhookPublicKeys)}:{index} is not the PEM of a public key: copy the webhook's public key from Monime's dashboard.");
        }

        OptionRules.CheckRange($"{path}:{nameof(options.WebhookTolerance)}", options.WebhookTolerance, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1), failures);
        OptionRules.CheckBaseAddress($"{path}:{nameof(options.BaseAddress)}", options.BaseAddress, failures);
        if (options.Api == MonimeApi.V1)
            OptionRules.CheckHeader($"{path}:{nameof(options.Version)}", options.Version, 64, "use caph.2025-08-23", failures);
        if (options.SourceAccount is { } source) OptionRules.CheckHeader($"{path}:{nameof(options.SourceAccount)}", source, 100, "leave it out for the main account", failures);
        OptionRules.CheckRange($"{path}:{nameof(options.CreateTimeout)}", options.CreateTimeout, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), failures);
        OptionRules.CheckTransport($"{path}:{nameof(options.Transport)}", options.Transport, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
