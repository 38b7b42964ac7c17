namespace Payouts.Simulator;

/// <summary>What a simulator is started with; not to be changed afterwards.</summary>
public sealed class PayoutSimulatorOptions
{
    private readonly Dictionary<Type, object> _providerOptions = [];

    /// <summary>The port on 127.0.0.1, 0..65535; 0, the default, takes a free one.</summary>
    public int Port
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 65_535);
            field = value;
        }
    }

    /// <summary>The clock behind every time, delay and expiry; the system's by default.</summary>
    public TimeProvider TimeProvider
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = TimeProvider.System;

    /// <summary>The time from acceptance to processing, 300 ms by default; zero or more.</summary>
    public TimeSpan ProcessingAfter
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromMilliseconds(300);

    /// <summary>The time from acceptance to the final status, 1 s by default; zero or more. Zero makes the first read final.</summary>
    public TimeSpan CompletedAfter
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(1);

    /// <summary>What every account holds at first, in minor units of its currency; 100,000,000 by default.</summary>
    public long StartingBalance
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 100_000_000;

    /// <summary>The options that only one provider has, made on first use; the type is in that provider's namespace.</summary>
    public TOptions For<TOptions>()
        where TOptions : class, new()
    {
        if (_providerOptions.TryGetValue(typeof(TOptions), out object? options))
            return (TOptions)options;
        TOptions created = new();
        _providerOptions.Add(typeof(TOptions), created);
        return created;
    }
}
