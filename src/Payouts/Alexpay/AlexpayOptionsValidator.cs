using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Checks an account's settings at start, and again whenever they change.</summary>
internal sealed class AlexpayOptionsValidator(string account, Func<string> pathOf) : IValidateOptions<AlexpayOptions>
{
    internal string Account { get; } = account;

    public ValidateOptionsResult Validate(string? name, AlexpayOptions options)
    {
        if (!string.Equals(name, Account, StringComparison.Ordinal)) return ValidateOptionsResult.Skip;
        string path = pathOf();
        var failures = new List<string>();
        OptionRules.CheckSecret($"{path}:{nameof(options.SecretKey)}", options.SecretKey, "copy the secret key from the developer settings of Alexpay's dashboard", failures);
        OptionRules.CheckSecret($"{path}:{nameof(options.PublicKey)}", options.PublicKey, "copy the public key from the developer settings of Alexpay's dashboard", failures);
        CheckBaseAddress($"{path}:{nameof(options.BaseAddress)}", options.BaseAddress, failures);
        if (options.Environment is not (null or "live" or "test"))
            failures.Add($"{path}:{nameof(options.Environment)} is 'live' or 'test', as the keys are: leave it out where that is not known.");
        if (options.WebhookUrl is { } webhook && !IsWebhookUrl(webhook)) failures.Add($"{path}:{nameof(options.WebhookUrl)} {WebhookRule} Correct it, or leave it out.");
        OptionRules.CheckSecrets($"{path}:{nameof(options.Webhooks)}:{nameof(options.Webhooks.Secrets)}", options.Webhooks.Secrets, "give the secret as Alexpay generated it", failures);
        OptionRules.CheckHeader($"{path}:{nameof(options.Webhooks)}:{nameof(options.Webhooks.SignatureHeader)}", options.Webhooks.SignatureHeader, 100, "name the header Alexpay signs in", failures);
        if (options.Webhooks.TimestampHeader is { } header)
            OptionRules.CheckHeader($"{path}:{nameof(options.Webhooks)}:{nameof(options.Webhooks.TimestampHeader)}", header, 100, "leave it out where the time is in the signature's header", failures);
        if (!Enum.IsDefined(options.Webhooks.Scheme) || !Enum.IsDefined(options.Webhooks.Encoding))
            failures.Add($"{path}:{nameof(options.Webhooks)} names a scheme or an encoding that does not exist: use TimestampDotBody, TimestampBody or Body, and Hex or Base64.");
        OptionRules.CheckRange($"{path}:{nameof(options.Webhooks)}:{nameof(options.Webhooks.Tolerance)}", options.Webhooks.Tolerance, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1), failures);
        for (int index = 0; index < options.StatusPaths.Count; index++) CheckStatusPath($"{path}:{nameof(options.StatusPaths)}:{index}", options.StatusPaths[index], failures);
        CheckPath($"{path}:{nameof(options.BanksPath)}", options.BanksPath, "v1/payment/banks", failures);
        CheckPath($"{path}:{nameof(options.CountriesPath)}", options.CountriesPath, "v1/countries", failures);
        OptionRules.CheckRange($"{path}:{nameof(options.DirectoryLifetime)}", options.DirectoryLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7), failures);
        OptionRules.CheckRange($"{path}:{nameof(options.CreateTimeout)}", options.CreateTimeout, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), failures);
        OptionRules.CheckTransport($"{path}:{nameof(options.Transport)}", options.Transport, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    internal const string WebhookRule = "is not an absolute https address without credentials and fragment (plain http is for this machine only).";

    internal static bool IsWebhookUrl(Uri url) =>
        url.IsAbsoluteUri
        && (string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) || (string.Equals(url.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) && url.IsLoopback))
        && url.UserInfo.Length == 0
        && url.Fragment.Length == 0;

    private static void CheckBaseAddress(string path, Uri? value, List<string> failures)
    {
        if (value is null)
            failures.Add($"{path} is missing: Alexpay's production host is documented nowhere, so ask Alexpay for it.");
        else
            OptionRules.CheckBaseAddress(path, value, failures);
    }

    private static void CheckStatusPath(string path, string? value, List<string> failures)
    {
        string rest = (value ?? "").Replace("{id}", "", StringComparison.Ordinal).Replace("{reference}", "", StringComparison.Ordinal);
        if (rest.Length == (value ?? "").Length)
            failures.Add($"{path} has neither {{id}} nor {{reference}}: write it as {AlexpayOptions.DefaultStatusPaths[0]}.");
        else if (!IsRelative(value!) || rest.AsSpan().ContainsAny('{', '}', '#'))
            failures.Add($"{path} is not a path relative to the base address: write it as {AlexpayOptions.DefaultStatusPaths[0]}.");
    }

    private static void CheckPath(string path, string? value, string usual, List<string> failures)
    {
        if (string.IsNullOrEmpty(value) || !IsRelative(value) || value.AsSpan().IndexOfAny("{}?#") >= 0)
            failures.Add($"{path} is not a path relative to the base address: write it as {usual}.");
    }

    private static bool IsRelative(string path) =>
        path.Length <= 512
        && path[0] != '/'
        && path.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
        && !path.AsSpan().ContainsAny('\\', ':')
        && !path.Split('/').Any(static part => part is "." or "..");
}
