namespace Payouts.Testing;

/// <summary>How a call ended: by value or by exception.</summary>
internal sealed record CallResult(Payout? Payout, Exception? Error)
{
    /// <summary>The payout; a call that threw instead breaks the rule.</summary>
    internal Payout Value(string when) =>
        Payout ?? throw new ConformanceException($"{when}, the call should return the payout, and threw {Error!.GetType().Name}: {Error.Message}");

    /// <summary>The exception; a call that returned or threw another one breaks the rule.</summary>
    internal T Thrown<T>(string when)
        where T : Exception => Error as T ?? throw new ConformanceException(
            $"{when}, the call should throw {typeof(T).Name}, and {(Error is null ? $"returned a payout that is {Payout!.Status}" : $"threw {Error.GetType().Name}: {Error.Message}")}");

    internal static async Task<CallResult> OfAsync(Task<Payout> call)
    {
        try
        {
            return new CallResult(await call.ConfigureAwait(false), Error: null);
        }
#pragma warning disable CA1031 // What was thrown is what a check looks at.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new CallResult(Payout: null, error);
        }
    }
}
