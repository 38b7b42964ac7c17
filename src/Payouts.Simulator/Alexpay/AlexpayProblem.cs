namespace Payouts.Simulator.Alexpay;

/// <summary>What is wrong with one field of a request.</summary>
internal sealed record AlexpayProblem(string Field, string Text);
