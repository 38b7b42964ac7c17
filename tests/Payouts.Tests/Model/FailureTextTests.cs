using Payouts.Monime;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Model;

/// <summary>A provider's code is shown in texts only where it is a word: some providers put a sentence there, and a sentence can name a person.</summary>
public sealed class FailureTextTests
{
    [Theory]
    [InlineData("insufficient_funds", "InsufficientFunds (insufficient_funds)")]
    [InlineData("Account.Not-Found", "InsufficientFunds (Account.Not-Found)")]
    [InlineData("No wallet of Awa", "InsufficientFunds")]
    [InlineData("+23276123456", "InsufficientFunds")]
    [InlineData("23276123456", "InsufficientFunds")]
    [InlineData("", "InsufficientFunds")]
    [InlineData(null, "InsufficientFunds")]
    public void Code_is_shown_only_where_it_is_a_word(string? code, string text) =>
        new PayoutFailure(PayoutFailureCategory.InsufficientFunds, code, "Awa has no money").ToString().Should().Be(text);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Code_is_shown_up_to_64_characters(int length, bool isShown)
    {
        string code = new('x', length);

        new PayoutFailure(PayoutFailureCategory.InsufficientFunds, code).ToString().Contains(code, StringComparison.Ordinal).Should().Be(isShown);
    }

    [Theory]
    [InlineData(MonimeApi.V1), InlineData(MonimeApi.Release20240801)]
    public async Task Failure_whose_code_is_a_sentence_does_not_show_it_in_its_text(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        world.OnCreate(MonimeFaults.Error(400, $"No wallet of {Sample.Phone}", "x"));

        Payout payout = await world.CreateAsync();

        payout.Failure!.ToString().Should().NotContain(Sample.Phone);
    }
}
