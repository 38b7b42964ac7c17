namespace Payouts.Tests.Moneroo.Support;

/// <summary>What a <see cref="TableServer"/> answers.</summary>
internal sealed record TableAnswer(int Status, string Body, string ContentType = "application/json", params string[] Headers);
