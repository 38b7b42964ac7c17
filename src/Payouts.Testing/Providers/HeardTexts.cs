using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Payouts.Testing;

/// <summary>Every text that the library gives to others while a check runs: logs, activities, exceptions, and what results print.</summary>
internal sealed class HeardTexts : IDisposable
{
    private static readonly AsyncLocal<HeardTexts?> Here = new();

    private readonly ConcurrentQueue<(string Where, string Text)> _texts = new();
    private readonly ActivityListener _activities;

    internal HeardTexts()
    {
        Logs = new HearingLogger(this);

        // Listeners hear the whole process; only what flows from this check is its own.
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ReferenceEquals(Here.Value, this) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (ReferenceEquals(Here.Value, this)) Add($"the activity {activity.OperationName}", Describe(activity));
            },
        };
        ActivitySource.AddActivityListener(_activities);
    }

    internal ILoggerProvider Logs { get; }

    /// <summary>What was heard, with where.</summary>
    internal IReadOnlyCollection<(string Where, string Text)> All => _texts;

    /// <summary>Has the activities of the calling flow heard.</summary>
    internal static void Listen(HeardTexts heard) => Here.Value = heard;

    internal void Add(string where, string text) => _texts.Enqueue((where, text));

    internal void Add(Exception error) => Add($"the text of {error.GetType().Name}", error.ToString());

    public void Dispose()
    {
        _activities.Dispose();
        Logs.Dispose();
    }

    private static string Describe(Activity activity) =>
        $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} "
        + string.Join(' ', activity.Events.Select(static each => $"{each.Name} {string.Join(' ', each.Tags)}"));
}
