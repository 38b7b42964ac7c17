using Microsoft.Extensions.Options;
using Payouts.Guards;
using Payouts.Providers;

namespace Payouts.DependencyInjection;

/// <summary>Checks the library's options and what was registered, once at start.</summary>
internal sealed class PayoutsOptionsValidator(PayoutsRegistry registry, ProductionCheck production) : IValidateOptions<PayoutsOptions>
{
    public ValidateOptionsResult Validate(string? name, PayoutsOptions options)
    {
        string path = registry.SectionPath;
        var failures = new List<string>();
        if (options.Namespace is not { Length: >= 1 and <= 64 } || options.Namespace.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c)))
            failures.Add($"{path}:{nameof(options.Namespace)} has 1 to 64 characters without blanks; name the application, such as 'shop'.");
        if (options.MaxAttempts is < 1 or > 10) failures.Add($"{path}:{nameof(options.MaxAttempts)} is 1 to 10; it is {options.MaxAttempts}.");
        if (options.RetryBudget < TimeSpan.Zero || options.RetryBudget > TimeSpan.FromMinutes(5))
            failures.Add($"{path}:{nameof(options.RetryBudget)} is 0 to 5 minutes; it is {options.RetryBudget}.");
        if (options.RateLimitQueue < TimeSpan.Zero || options.RateLimitQueue > TimeSpan.FromHours(1))
            failures.Add($"{path}:{nameof(options.RateLimitQueue)} is 0 to 1 hour; it is {options.RateLimitQueue}.");
        CheckWebhooks($"{path}:{nameof(options.Webhooks)}", options.Webhooks, failures);
        CheckBackground($"{path}:{nameof(options.Background)}", options.Background, failures);
        GuardRules.Check($"{path}:{nameof(options.Guards)}", options.Guards, [.. registry.Providers.Select(static provider => provider.Name)], failures);
        if (registry.Providers.Count == 0) failures.Add($"No provider account is registered: add one in AddPayouts, or under {path}:Providers.");
        CheckJournal(failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckWebhooks(string path, WebhookOptions webhooks, List<string> failures)
    {
        if (webhooks.CallbackBase is { } callback) OptionRules.CheckBaseAddress($"{path}:{nameof(webhooks.CallbackBase)}", callback, failures);
        OptionRules.CheckRange($"{path}:{nameof(webhooks.KeepFor)}", webhooks.KeepFor, TimeSpan.FromHours(1), TimeSpan.FromDays(366), failures);
        if (webhooks.MaxBodyBytes is < 1024 or > 4 * 1024 * 1024) failures.Add($"{path}:{nameof(webhooks.MaxBodyBytes)} is 1 KiB to 4 MiB; it is {webhooks.MaxBodyBytes}.");
    }

    private static void CheckBackground(string path, BackgroundOptions background, List<string> failures)
    {
        OptionRules.CheckRange($"{path}:{nameof(background.Interval)}", background.Interval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), failures);
        OptionRules.CheckRange($"{path}:{nameof(background.Hold)}", background.Hold, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), failures);
        OptionRules.CheckRange($"{path}:{nameof(background.NeverSentAfter)}", background.NeverSentAfter, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), failures);
        if (background.SweepInterval != TimeSpan.Zero)
            OptionRules.CheckRange($"{path}:{nameof(background.SweepInterval)}, unless it is zero,", background.SweepInterval, TimeSpan.FromMinutes(10), TimeSpan.FromDays(30), failures);
        if (background.BatchSize is < 1 or > 1000) failures.Add($"{path}:{nameof(background.BatchSize)} is 1 to 1000; it is {background.BatchSize}.");
        if (background.Concurrency is < 1 or > 100) failures.Add($"{path}:{nameof(background.Concurrency)} is 1 to 100; it is {background.Concurrency}.");
        if (background.MaxDeliveries is < 1 or > 100) failures.Add($"{path}:{nameof(background.MaxDeliveries)} is 1 to 100; it is {background.MaxDeliveries}.");
    }

    private void CheckJournal(List<string> failures)
    {
        if (registry.Journal is null)
        {
            failures.Add("No journal is registered: the promise of paying at most once needs one. Call Use…Journal in AddPayouts; UseInMemoryJournal is for trials.");
        }
        else if (string.Equals(registry.Journal, PayoutsRegistry.InMemory, StringComparison.Ordinal) && production.IsProduction)
        {
            failures.Add(ProductionCheck.Refusal);
        }
    }
}
