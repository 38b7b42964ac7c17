namespace Payouts.Tests.Model;

public sealed class MobileNetworkTests
{
    [Theory]
    [InlineData("orange")]
    [InlineData("ORANGE")]
    [InlineData("Orange")]
    public void Letter_case_does_not_matter(string code)
    {
        var network = new MobileNetwork(code);
        network.Should().Be(MobileNetwork.Orange);
        network.GetHashCode().Should().Be(MobileNetwork.Orange.GetHashCode());
        network.ToString().Should().Be("orange");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two words")]
    [InlineData("orange\n")]
    [InlineData("größe")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx")]
    public void Another_shape_is_refused(string code)
    {
        MobileNetwork.IsCode(code).Should().BeFalse();
        FluentActions.Invoking(() => new MobileNetwork(code)).Should().Throw<ArgumentException>().WithMessage("*1 to 40*");
    }

    [Fact]
    public void A_network_that_no_list_knows_is_as_good_as_any() => new MobileNetwork("next_big-thing").Code.Should().Be("next_big-thing");

    [Fact]
    public void Networks_differ_by_code()
    {
        foreach (object? other in new object?[] { MobileNetwork.Moov, null, "mtn" }) Equals(MobileNetwork.Mtn, other).Should().BeFalse();
    }
}
