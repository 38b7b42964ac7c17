using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Payouts.Tests.Model;

/// <summary>What the compiler refuses to leave out; the attribute is what it looks at.</summary>
public sealed class RequiredMembersTests
{
    [Theory]
    [InlineData(nameof(PayoutRequest.Reference))]
    [InlineData(nameof(PayoutRequest.Amount))]
    [InlineData(nameof(PayoutRequest.Destination))]
    public void A_request_does_not_compile_without(string member)
    {
        typeof(PayoutRequest).GetProperty(member)!.IsDefined(typeof(RequiredMemberAttribute), inherit: false).Should().BeTrue();
        typeof(PayoutRequest).GetConstructors().Should().OnlyContain(constructor => !constructor.IsDefined(typeof(SetsRequiredMembersAttribute), false));
    }

    [Fact]
    public void Nothing_else_of_a_request_is_required() =>
        typeof(PayoutRequest).GetProperties().Count(property => property.IsDefined(typeof(RequiredMemberAttribute), inherit: false)).Should().Be(3);
}
