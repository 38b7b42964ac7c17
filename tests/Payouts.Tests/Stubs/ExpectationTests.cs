using System.Text.Json.Nodes;

namespace Payouts.Tests.Stubs;

/// <summary>What the runner takes for the same: without it, a mapping could expect anything.</summary>
public sealed class ExpectationTests
{
    [Theory]
    [InlineData("{}", """{"status":"Pending"}""")]
    [InlineData("""{"status":"Pending"}""", """{"status":"Pending","amount":"1 SLE"}""")]
    [InlineData("""{"failure":null}""", """{"failure":null}""")]
    [InlineData("""{"failure":{"code":"a"}}""", """{"failure":{"category":"Expired","code":"a"}}""")]
    [InlineData("""{"items":[{"code":"a"},{}]}""", """{"items":[{"code":"a"},{"code":"b"}]}""")]
    public void Every_word_that_is_expected_and_no_other_is_compared(string expected, string found) => Differences(expected, found).Should().BeEmpty();

    [Theory]
    [InlineData("""{"status":"Pending"}""", """{"status":"Failed"}""", "expect.status: expected \"Pending\", found \"Failed\"")]
    [InlineData("""{"status":"Pending"}""", """{"throws":"X"}""", "expect.status: expected, and not among throws")]
    [InlineData("""{"failure":null}""", """{"failure":{"code":"a"}}""", "expect.failure: expected null, found {\"code\":\"a\"}")]
    [InlineData("""{"failure":{"code":"a"}}""", """{"failure":null}""", "expect.failure: expected {\"code\":\"a\"}, found null")]
    [InlineData("""{"failure":{"code":"a"}}""", """{"failure":{"code":"b"}}""", "expect.failure.code: expected \"a\", found \"b\"")]
    [InlineData("""{"items":[{}]}""", """{"items":[{},{}]}""", "expect.items: expected [{}], found [{},{}]")]
    [InlineData("""{"items":[{},{"code":"a"}]}""", """{"items":[{},{"code":"b"}]}""", "expect.items[1].code: expected \"a\", found \"b\"")]
    [InlineData("""{"count":1}""", """{"count":"1"}""", "expect.count: expected 1, found \"1\"")]
    public void A_difference_is_told_with_its_place(string expected, string found, string difference) => Differences(expected, found).Should().Equal(difference);

    private static IEnumerable<string> Differences(string expected, string found) => Expectation.Differences(JsonNode.Parse(expected), JsonNode.Parse(found), "expect");
}
