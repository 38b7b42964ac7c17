namespace Payouts.Simulator.Monime;

/// <summary>An error answer on its way to the envelope.</summary>
internal sealed class MonimeRefusalException(int status, string reason, string message, string? field = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Reason { get; } = reason;

    public string? Field { get; } = field;

    public static MonimeRefusalException BadRequest(string message, string? field = null) => new(400, "bad_request", message, field);

    public static MonimeRefusalException NotFound(string message = "Resource not found") => new(404, "not_found", message);
}
