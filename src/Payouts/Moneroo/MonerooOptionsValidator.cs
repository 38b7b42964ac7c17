using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>Checks an account's settings at start, and again whenever they change. A key is never judged by its prefix.</summary>
internal sealed class MonerooOptionsValidator(string account, Func<string> pathOf) : IValidateOptions<MonerooOptions>
{
    internal string Account { get; } = account;

    public ValidateOptionsResult Validate(string? name, MonerooOptions options)
    {
        if (!string.Equals(name, Account, StringComparison.Ordinal)) return ValidateOptionsResult.Skip;
        string path = pathOf();
        var failures = new List<string>();
        OptionRules.CheckSecret($"{path}:{nameof(options.SecretKey)}", options.SecretKey, "copy the secret key from Moneroo's dashboard, under Developers", failures);
        OptionRules.CheckSecrets($"{path}:{nameof(options.WebhookSecrets)}", options.WebhookSecrets, "copy the signing secret of the webhook from Moneroo's dashboard", failures);
        OptionRules.CheckBaseAddress($"{path}:{nameof(options.BaseAddress)}", options.BaseAddress, failures);
        if (options.BaseAddress is { IsAbsoluteUri: true } address && address.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.Ordinal))
            failures.Add($"{path}:{nameof(options.BaseAddress)} ends in v1, which is added here: give the host's root, such as https://api.moneroo.io/.");
        OptionRules.CheckRange($"{path}:{nameof(options.MethodsKeptFor)}", options.MethodsKeptFor, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), failures);
        OptionRules.CheckRange($"{path}:{nameof(options.CreateTimeout)}", options.CreateTimeout, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), failures);
        OptionRules.CheckTransport($"{path}:{nameof(options.Transport)}", options.Transport, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
