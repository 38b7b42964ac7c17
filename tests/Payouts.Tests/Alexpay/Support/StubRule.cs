using Payouts.Tests.Support;

namespace Payouts.Tests.Alexpay.Support;

/// <summary>One answer and the requests it is given to; of several that match, the one with the lowest number counts, and of those the latest.</summary>
internal sealed record StubRule(string Name, int Priority, Func<RawExchange, bool> Matches, Func<(int Status, string Body)> Answer, string ContentType, string[] Headers);
