namespace Payouts.Simulator.Alexpay;

/// <summary>An error answer on its way to one of the bodies.</summary>
internal sealed class AlexpayRefusalException : Exception
{
    private AlexpayRefusalException(int code, string word, string message, IReadOnlyList<AlexpayProblem>? problems = null)
        : base(message)
    {
        Code = code;
        Word = word;
        Problems = problems ?? [];
    }

    public int Code { get; }

    /// <summary>The kind of refusal in one word; of a decline, its business code.</summary>
    public string Word { get; }

    public bool IsDecline { get; private init; }

    public IReadOnlyList<AlexpayProblem> Problems { get; }

    public static AlexpayRefusalException Unauthorized() => new(401, "unauthorized", "Unauthorized. Invalid or missing API key.");

    public static AlexpayRefusalException NoEndpoint() => new(404, "not_found", "Endpoint not found");

    public static AlexpayRefusalException NoTransaction() => new(404, "not_found", "Transaction not found");

    public static AlexpayRefusalException BadRequest(string message) => new(400, "bad_request", message);

    public static AlexpayRefusalException Invalid(IReadOnlyList<AlexpayProblem> problems) => new(400, "validation_error", problems[0].Text, problems);

    public static AlexpayRefusalException Invalid(string field, string text) => Invalid([new AlexpayProblem(field, text)]);

    public static AlexpayRefusalException Declined(string code) => new(400, code, code) { IsDecline = true };
}
