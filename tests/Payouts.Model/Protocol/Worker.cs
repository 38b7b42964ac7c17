namespace Payouts.Model.Protocol;

/// <summary>One process that handles the payout: a caller's, or the background's.</summary>
/// <param name="Step">Where it stands.</param>
/// <param name="Deadline">How long its body may still begin to leave.</param>
/// <param name="Calls">How many more times its caller calls create.</param>
/// <param name="IsCurrent">Whether the record is still the version it looked at.</param>
/// <param name="IsRepeat">Whether its attempt repeats an earlier one.</param>
/// <param name="End">How its attempt ended.</param>
internal readonly record struct Worker(WorkerStep Step, byte Deadline, byte Calls, bool IsCurrent, bool IsRepeat, AttemptEnd End)
{
    /// <summary>The worker with nothing under way.</summary>
    public Worker AtRest() => new(WorkerStep.Idle, 0, Calls, IsCurrent: false, IsRepeat: false, AttemptEnd.NotSent);

    /// <summary>The worker, later.</summary>
    public Worker After(byte ticks) => this with { Deadline = (byte)Math.Max(0, Deadline - ticks) };
}
