namespace Payouts.Tests.Support;

/// <summary>A test that needs the signals of Unix.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) Skip = "Needs SIGSTOP and SIGCONT, which only Unix has.";
    }
}
