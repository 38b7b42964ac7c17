using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Simulator.Monime;

/// <summary>The paging parameters of a list call.</summary>
internal sealed record MonimePage(int Limit, string? After)
{
    public static MonimePage Read(MonimeCall call)
    {
        int limit = 10;
        if (call.Query("limit") is { } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 50))
        {
            throw MonimeRefusalException.BadRequest("'limit' must be an integer from 1 to 50.", "limit");
        }

        return new MonimePage(limit, Cursor(call, "after"));
    }

    /// <summary>A cursor parameter within its length.</summary>
    public static string? Cursor(MonimeCall call, string name)
    {
        string? cursor = call.Query(name);
        return cursor?.Length > call.Generation.CursorLength
            ? throw MonimeRefusalException.BadRequest($"'{name}' must have at most {call.Generation.CursorLength} characters.", name)
            : cursor;
    }

    /// <summary>An opaque cursor that names the last item and is bound to the query's filters.</summary>
    public static string Seal(string lastId, string filters) =>
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"{lastId}|{Hash(filters)}"));

    /// <summary>The last item of the page before.</summary>
    /// <exception cref="MonimeRefusalException">400: the cursor was not made for this query.</exception>
    public static string Open(string cursor, string filters)
    {
        try
        {
            string[] parts = Encoding.UTF8.GetString(Convert.FromHexString(cursor)).Split('|');
            if (parts.Length == 2 && string.Equals(parts[1], Hash(filters), StringComparison.Ordinal))
                return parts[0];
        }
        catch (FormatException)
        {
            // Not one of ours; refused below like one for another query.
        }

        throw MonimeRefusalException.BadRequest("'after' is not a cursor of this query.", "after");
    }

    private static string Hash(string filters) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(filters)).AsSpan(0, 4));
}
