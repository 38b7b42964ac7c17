namespace Payouts.RefundService.Tests.Support;

/// <summary>A test that needs Chromium: skipped where there is none, and failed where everything is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Program is null && Environment.GetEnvironmentVariable("PAYOUTS_REQUIRE_ALL") != "1")
            Skip = "Chromium must be installed: Debian and Ubuntu: apt-get install chromium.";
    }
}
