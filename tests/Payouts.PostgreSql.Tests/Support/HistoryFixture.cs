namespace Payouts.PostgreSql.Tests.Support;

/// <summary>A journal with a long history: almost everything is final and settled long ago; a few are due, a few senders died, and some events were parked.</summary>
public sealed class HistoryFixture(ServerFixture fixture) : IAsyncLifetime
{
    private const int Long = 100_000;

    private JournalPlace? _place;

    internal JournalPlace Place => _place ?? throw new InvalidOperationException(PostgreSqlRequirement.Missing);

    public async Task InitializeAsync()
    {
        if (PostgreSqlRequirement.Missing is not null) return;
        _place = await fixture.NewDatabaseAsync();
        await using (await _place.OpenAsync())
        {
            // Made.
        }

        await _place.ExecuteAsync($"""
            INSERT INTO payouts.payouts (reference, account, handle, provider_id, status, created_at, updated_at, due_at, is_open, claim_owner, claim_token, claim_expires, version, entries, body)
            SELECT 'payout-' || n, 'account', 'handle-' || n, 'id-' || n, CASE WHEN n % 1000 = 0 THEN 6 ELSE 2 END, n, n, CASE WHEN n % 1000 = 0 THEN n END,
                n % 5000 = 0, CASE WHEN n % 3 = 0 THEN 'owner' END, 1, CASE WHEN n % 3 = 0 THEN n END, 3, 1, repeat('x', 500)::bytea
            FROM generate_series(1, {Long}) n;
            INSERT INTO payouts.timeline (payout, number, body) SELECT sequence, 1, 'x' FROM payouts.payouts;
            INSERT INTO payouts.events (payout, is_first, is_parked, not_before, body) SELECT n, n % 1000 = 0, n % 1000 <> 0, n, 'x' FROM generate_series(1, {Long}) n;
            """);
        await _place.ExecuteAsync("VACUUM ANALYZE");
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
