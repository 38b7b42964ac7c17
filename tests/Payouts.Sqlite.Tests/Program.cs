namespace Payouts.Sqlite.Tests;

/// <summary>These tests in a process of its own: opens the journal of the first argument and says what came of it.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        await using var journal = new SqlitePayoutJournal(new SqliteJournalOptions { Path = args[0] }, TimeProvider.System);
        try
        {
            await journal.OpenAsync(CancellationToken.None);
            Console.WriteLine("OPENED");
        }
        catch (PayoutJournalException error)
        {
            Console.WriteLine($"REFUSED {error.Message}");
        }

        return 0;
    }
}
