using Payouts.Testing;
using Payouts.Tests.Conformance;

namespace Payouts.Tests.Testing;

/// <summary>The suite finds what it is for: each fault of an adapter is caught by the check that is named for it.</summary>
public sealed class ProviderSuiteTests
{
    public static TheoryData<ProviderFault, string> Faults { get; } = new()
    {
        { ProviderFault.SendsByItself, "A payout that the provider accepts is sent once, journalled, and carries the provider's id" },
        { ProviderFault.SendsByItself, "Preparing sends no create call, whether its caller waits or has given up" },
        { ProviderFault.GarbageIsRefusal, "After HTTP 422 with an empty object, nothing executed: never called failed, and paid at most once" },
        { ProviderFault.GarbageIsRefusal, "An answer in no form of the provider's is not recognised, whatever its HTTP status, and reading it never throws" },
        { ProviderFault.GarbageIsAcceptance, "After HTTP 200 with an empty object, nothing executed: never called failed, and paid at most once" },
        { ProviderFault.GarbageIsAcceptance, "After HTTP 200 with bytes that are no JSON, the payout executed: never called failed, and paid at most once" },
        { ProviderFault.GarbageIsAcceptance, "After an answer without the payout's id: never called failed, and paid at most once" },
        { ProviderFault.GarbageIsAcceptance, "A success that breaks off anywhere is not recognised" },
        { ProviderFault.GarbageIsAcceptance, "A success that is damaged in one place is never read as a refusal, nor under an id that it does not hold" },
        { ProviderFault.ThrowsOnGarbage, "An answer in no form of the provider's is not recognised, whatever its HTTP status, and reading it never throws" },
        { ProviderFault.RefusalIsNotRecognised, "A refusal in the answer to the create call is Failed with its reason, and is never executed" },
        { ProviderFault.RoundsAmounts, "Every amount, from the smallest to the largest, stands in the request exactly" },
        { ProviderFault.ReadsAnotherAmount, "The amount that was sent is the amount that is read" },
        { ProviderFault.ReadsAnotherAmount, "A read shows the payout that was paid: its id, amount, handle and environment agree wherever they are shown" },
        { ProviderFault.ChangesTexts, "A text of any characters leaves as it is" },
        { ProviderFault.RandomHandle, "The same request gives the same bytes: again, later, in another process, in another culture" },
        { ProviderFault.AnotherHandle, "A search finds the payout with the handle, with its amount, and no other" },
        { ProviderFault.AnotherHandle, "The key and the handle go with the request, where the capabilities say that they count" },
        { ProviderFault.AnotherHandle, "After a connection that closes in place of the answer, the payout executed: never called failed, and paid at most once" },
        { ProviderFault.CultureInHeader, "The same request gives the same bytes: again, later, in another process, in another culture" },
        { ProviderFault.SecretIsFrozen, "No secret is in the frozen request or in an address; it goes into the headers of each request alone" },
        { ProviderFault.EmptyBody, "The request goes to the address that is frozen with it, with a body" },
        { ProviderFault.FixedAddress, "The account carries its name, and its address the adapter's type and the base address" },
        { ProviderFault.FixedAddress, "The request goes to the address that is frozen with it, with a body" },
        { ProviderFault.FixedAddress, "A payout is neither read nor sent once its account has another address" },
        { ProviderFault.LeaksPhone, "Nothing private shows when answers are useless and repeat what was sent" },
        { ProviderFault.LogsPhone, "Nothing private shows when a payout is paid, read and found" },
        { ProviderFault.TracesPhone, "Nothing private shows when a payout is paid, read and found" },
        { ProviderFault.UnknownStatusIsFailed, "A status text that no table knows is pending and visible, never final" },
        { ProviderFault.FailedReadIsFailed, "A read that gets HTTP 404 with an HTML page changes nothing" },
        { ProviderFault.FailedReadIsFailed, "A read that gets a connection that is reset changes nothing" },
        { ProviderFault.NotFoundIsFailed, "A read of an id that the provider does not know is \"no such payout\" or no answer, never a failure" },
        { ProviderFault.NeverSucceeds, "A payout is followed until it is Succeeded" },
        { ProviderFault.ForgetsWhy, "A payout that failed says why: category, and the provider's code or text" },
        { ProviderFault.SearchSaysNone, "A search that could not be finished throws, and never says \"not there\"" },
        { ProviderFault.SearchSaysNone, "A search that comes upon a payout it cannot read throws, and never says \"not there\"" },
        { ProviderFault.SearchSaysNone, "An operation that gets no useful answer throws PayoutProviderException or says that it could not tell" },
        { ProviderFault.SearchIgnoresCancellation, "Every operation honours its caller's cancellation and sends nothing for one who has given up" },
        { ProviderFault.ListsWhatItHasNot, "Every operation that the capabilities list has its interface, and is listed once" },
        { ProviderFault.ClaimsKeys, "After a connection that closes in place of the answer, the payout executed: never called failed, and paid at most once" },
        { ProviderFault.ServerErrorIsProof, "Each HTTP status of a create call has one meaning, and only those of the caller's own fault prove that nothing was executed" },
        { ProviderFault.RouteTwice, "The routes are whole, and no country, channel and currency stands there twice" },
        { ProviderFault.DescriptionTooLong, "A description of the longest length is sent, and a longer one is refused" },
        { ProviderFault.NetworkNotRequired, "A request with nothing but what the capabilities require is accepted" },
        { ProviderFault.OtherRequestId, "The request id that support asks for is kept with the attempt" },
    };

    public static TheoryData<string> RulesOfFaults => new(Faults.Select(static row => (string)row[1]).Distinct());

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_adapter_is_caught(ProviderFault fault, string rule)
    {
        ConformanceException error = (await FluentActions.Awaiting(() => RunAsync(fault, rule)).Should().ThrowAsync<ConformanceException>()).Which;

        error.Message.Should().NotBeEmpty().And.NotContain("exception came where none was expected").And.NotContain("the check proves nothing");
    }

    [Theory]
    [MemberData(nameof(RulesOfFaults))]
    public async Task A_sound_adapter_in_the_same_place_is_not(string rule) => (await RunAsync(ProviderFault.None, rule)).IsKept.Should().BeTrue();

    [Fact]
    public void Names_are_unique() => ProviderConformance.All.Select(static check => check.Name).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(100);

    [Fact]
    public void A_check_prints_its_rule() => ProviderConformance.All[0].ToString().Should().Be(ProviderConformance.All[0].Name);

    [Fact]
    public async Task A_rule_that_does_not_apply_is_told_apart_from_one_that_is_kept()
    {
        ProviderCheckResult result = await RunAsync(ProviderFault.None, "A payout that is withdrawn in time is Cancelled and never executed");

        result.Should().Be(new ProviderCheckResult("the provider does not cancel"));
        result.IsKept.Should().BeFalse();
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_apart_from_an_adapter_that_is_wrong()
    {
        await using var subject = new UnreachableSubject();

        (await FluentActions.Awaiting(() => Named("A payout that the provider accepts is sent once, journalled, and carries the provider's id").RunAsync(subject, CancellationToken.None))
            .Should().ThrowAsync<ConformanceException>()).WithMessage("The server that plays the provider failed, so the check proves nothing*");
    }

    private static async Task<ProviderCheckResult> RunAsync(ProviderFault fault, string rule)
    {
        await using var subject = new WrappedKwikSubject(context => new FaultyProvider(context, fault));
        return await Named(rule).RunAsync(subject, CancellationToken.None);
    }

    private static ProviderCheck Named(string rule) => ProviderConformance.All.Single(check => check.Name == rule);
}
