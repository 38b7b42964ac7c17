using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Payouts.AspNetCore;

/// <summary>Checks the settings of the health checks at start.</summary>
internal sealed class PayoutHealthOptionsValidator : IValidateOptions<PayoutHealthOptions>
{
    public ValidateOptionsResult Validate(string? name, PayoutHealthOptions options)
    {
        var failures = new List<string>();
        OptionRules.CheckRange($"AddHealthChecks().AddPayouts: {nameof(options.CacheFor)}", options.CacheFor, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), failures);
        OptionRules.CheckRange($"AddHealthChecks().AddPayouts: {nameof(options.Timeout)}", options.Timeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), failures);
        if (options.MostUnresolved < 0) failures.Add($"AddHealthChecks().AddPayouts: {nameof(options.MostUnresolved)} is 0 or more; it is {options.MostUnresolved}.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
