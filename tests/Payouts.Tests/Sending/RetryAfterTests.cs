using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Tests.Sending;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData(" 7 ", 7)]
    [InlineData("120", 120)]
    [InlineData("Tue, 01 Jan 2030 00:00:30 GMT", 30)]
    [InlineData("Mon, 31 Dec 2029 23:59:00 GMT", 0)]
    public void Seconds_and_dates_are_read(string text, int seconds) => Read(text).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("soon")]
    public void What_is_neither_is_ignored(string text) => Read(text).Should().BeNull();

    [Fact]
    public void Number_too_large_to_count_is_longer_than_any_budget() => Read("99999999999").Should().BeGreaterThan(TimeSpan.FromDays(365));

    [Fact]
    public void Absent_header_gives_none() => RetryAfter.Read(new ProviderAnswer(429, default), Now).Should().BeNull();

    private static TimeSpan? Read(string text) => RetryAfter.Read(new ProviderAnswer(429, default, [new("retry-after", text)]), Now);
}
