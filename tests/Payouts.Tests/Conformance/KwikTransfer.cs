namespace Payouts.Tests.Conformance;

/// <summary>A transfer at Kwik, and the state it ends in.</summary>
internal sealed record KwikTransfer(string Id, long Amount, string Tag, string End, DateTimeOffset At);
