namespace Payouts.Diagnostics;

/// <summary>What is measured as one operation; the span of each has this name after <c>payouts.</c></summary>
internal static class PayoutOperation
{
    internal const string Create = "create";
    internal const string Read = "read";
    internal const string Resolve = "resolve";
    internal const string Cancel = "cancel";
    internal const string UpdateMetadata = "update_metadata";
    internal const string Release = "release";
    internal const string Decide = "decide";
    internal const string Sweep = "sweep";
    internal const string ReceiveWebhook = "receive";
    internal const string WorkOnWebhook = "work";

    /// <summary>The name of an operation's span, without making a text for each.</summary>
    internal static string SpanName(string operation) => operation switch
    {
        Create => "payouts.create",
        Read => "payouts.read",
        Resolve => "payouts.resolve",
        Cancel => "payouts.cancel",
        UpdateMetadata => "payouts.update_metadata",
        Release => "payouts.release",
        Decide => "payouts.decide",
        Sweep => "payouts.sweep",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No span has this name."),
    };
}
