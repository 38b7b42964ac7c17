namespace Payouts.Providers;

/// <summary>Checks that the options of every adapter share; messages name the setting, never its value.</summary>
public static class OptionRules
{
    /// <summary>A secret that goes into a header: required, printable ASCII, no blanks or line breaks.</summary>
    public static void CheckSecret(string path, string? value, string nextStep, ICollection<string> failures) =>
        CheckHeader(path, value, longest: 4096, nextStep, failures);

    /// <summary>Secrets that deliveries are signed with: none or several, none of them empty or blank.</summary>
    public static void CheckSecrets(string path, IEnumerable<string> values, string nextStep, ICollection<string> failures)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(failures);
        int index = 0;
        foreach (string value in values)
        {
            if (string.IsNullOrWhiteSpace(value)) failures.Add($"{path}:{index} is empty: {nextStep}, or leave it out.");
            index++;
        }
    }

    /// <summary>A value that goes into a header: required, printable ASCII, no blanks or line breaks.</summary>
    public static void CheckHeader(string path, string? value, int longest, string nextStep, ICollection<string> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        if (string.IsNullOrEmpty(value))
            failures.Add($"{path} is missing: {nextStep}.");
        else if (value.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            failures.Add($"{path} holds a blank, a line break or a character that no header may carry: {nextStep}.");
        else if (value.Length > longest)
            failures.Add($"{path} has at most {longest} characters; it has {value.Length}: {nextStep}.");
    }

    /// <summary>A base address: absolute, https, or http on this machine only; no credentials, query or fragment.</summary>
    public static void CheckBaseAddress(string path, Uri? value, ICollection<string> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        if (value is not { IsAbsoluteUri: true })
            failures.Add($"{path} is missing or not absolute: give the provider's https address.");
        else if (!string.Equals(value.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) && !(string.Equals(value.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) && value.IsLoopback))
            failures.Add($"{path} is not https: keys and people's numbers would travel in the open. Plain http is for this machine only.");
        else if (value.UserInfo.Length > 0 || value.Query.Length > 0 || value.Fragment.Length > 0)
            failures.Add($"{path} holds credentials, a query or a fragment: give host and path only.");
    }

    /// <summary>A time within a range.</summary>
    public static void CheckRange(string path, TimeSpan value, TimeSpan least, TimeSpan most, ICollection<string> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        if (value < least || value > most) failures.Add($"{path} is {least} to {most}; it is {value}.");
    }

    /// <summary>The transport options of an account.</summary>
    public static void CheckTransport(string path, TransportOptions options, ICollection<string> failures)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(failures);
        CheckRange($"{path}:{nameof(options.ConnectTimeout)}", options.ConnectTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), failures);
        CheckRange($"{path}:{nameof(options.ConnectionLifetime)}", options.ConnectionLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), failures);
        if (options.MaxConnections < 1) failures.Add($"{path}:{nameof(options.MaxConnections)} is at least 1; it is {options.MaxConnections}.");
        if (options.MaxAnswerBytes is < 4096 or > 64 * 1024 * 1024)
            failures.Add($"{path}:{nameof(options.MaxAnswerBytes)} is 4 KiB to 64 MiB; it is {options.MaxAnswerBytes}.");
    }
}
