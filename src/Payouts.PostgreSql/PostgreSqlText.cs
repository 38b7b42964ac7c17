using System.Buffers;

namespace Payouts.PostgreSql;

/// <summary>What PostgreSQL can hold as text: whole characters, and no NUL.</summary>
internal static class PostgreSqlText
{
    /// <summary>Whether every character can be stored.</summary>
    internal static bool CanHold(string text)
    {
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty;)
        {
            if (rest[0] == '\0' || System.Text.Rune.DecodeFromUtf16(rest, out _, out int length) != OperationStatus.Done) return false;
            rest = rest[length..];
        }

        return true;
    }

    /// <summary>Refuses a write before it could fail together with others.</summary>
    /// <exception cref="PayoutJournalException">One of the texts cannot be stored.</exception>
    internal static void Check(string schema, params ReadOnlySpan<(string Field, string? Text)> texts)
    {
        foreach ((string field, string? text) in texts)
        {
            if (text is not null && !CanHold(text))
                throw new PayoutJournalException($"The PostgreSQL journal '{schema}' cannot store this {field}: it holds a NUL or half of a character; leave that out. The write was not made.");
        }
    }
}
