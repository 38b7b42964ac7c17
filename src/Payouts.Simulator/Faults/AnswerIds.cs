namespace Payouts.Simulator;

/// <summary>Endpoint metadata: the fields by which an answer names a payout, where that is not <c>id</c> alone.</summary>
internal sealed class AnswerIds(params string[] fields)
{
    public static AnswerIds Default { get; } = new("id");

    public IReadOnlyList<string> Fields => fields;
}
