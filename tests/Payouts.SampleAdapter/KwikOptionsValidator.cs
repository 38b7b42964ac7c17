using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Kwik;

/// <summary>Checks an account's settings at start, and again whenever they change.</summary>
internal sealed class KwikOptionsValidator(string account, Func<string> pathOf) : IValidateOptions<KwikOptions>
{
    internal string Account { get; } = account;

    public ValidateOptionsResult Validate(string? name, KwikOptions options)
    {
        if (!string.Equals(name, Account, StringComparison.Ordinal)) return ValidateOptionsResult.Skip;
        string path = pathOf();
        var failures = new List<string>();
        OptionRules.CheckSecret($"{path}:{nameof(options.ApiKey)}", options.ApiKey, "make a key in Kwik's dashboard", failures);
        OptionRules.CheckBaseAddress($"{path}:{nameof(options.BaseAddress)}", options.BaseAddress, failures);
        OptionRules.CheckRange($"{path}:{nameof(options.CreateTimeout)}", options.CreateTimeout, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), failures);
        OptionRules.CheckTransport($"{path}:{nameof(options.Transport)}", options.Transport, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
