using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payouts.AspNetCore.Tests.Support;
using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>Real Data Protection keys over a real server: what the tables show, and what is left when keys are lost.</summary>
[Collection(OneServer.Name)]
public sealed class ProtectionTests(ServerFixture fixture)
{
    [PostgreSqlFact]
    public async Task The_tables_hold_nothing_private_and_everything_that_is_searched_for()
    {
        JournalPlace place = fixture.NewPlace();
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();
        await using ServiceProcess process = Start(world, world.Keys, place);
        await world.FillAsync(process);
        JournalRecord record = (await process.Journal.FindAsync("paid", CancellationToken.None))!;

        string tables = await ReadAsync(place);

        tables.Should().NotContainAny(ProtectedWorld.Secrets());
        tables.Should().ContainAll(record.Fingerprint, record.Observed!.ProviderId, record.Exchange.IdempotencyKey!);
        (await place.ScalarAsync<string>($"SELECT reference FROM {place.Schema}.payouts WHERE handle = '{record.Handle}'")).Should().Be("paid");
        (await place.ScalarAsync<long>($"SELECT count(*) FROM {place.Schema}.payouts WHERE position(convert_to('{record.Fingerprint}', 'UTF8') IN body) > 0")).Should().Be(6, "the same request under six references has one fingerprint");
    }

    [PostgreSqlFact]
    public async Task Without_protection_the_same_tables_hold_it()
    {
        JournalPlace place = fixture.NewPlace();
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();
        await using ServiceProcess process = Start(world, keys: null, place);
        await world.FillAsync(process);

        string tables = await ReadAsync(place);
        tables.Should().ContainAll(
            ProtectedWorld.Phone[1..], ProtectedWorld.Account, ProtectedWorld.Name, ProtectedWorld.Mail, ProtectedWorld.Text, ProtectedWorld.Entry, ProtectedWorld.Who, ProtectedWorld.Why);
        foreach (string inBodies in new[] { ProtectedWorld.Phone[1..], ProtectedWorld.ProviderText, "\"destination\"" }) tables.Should().ContainAny(ProtectedWorld.Encoded(inBodies));
    }

    [PostgreSqlTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_its_keys_a_payout_is_looked_up_only_and_nothing_is_lost(bool isSwitchedOff)
    {
        JournalPlace place = fixture.NewPlace();
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();

        await LostKeys.ShouldLeaveLookUpAloneAsync(world, keys => Start(world, keys, place), isSwitchedOff);
    }

    [PostgreSqlFact]
    public async Task A_payout_that_is_forgotten_without_its_keys_has_nothing_left_to_decrypt()
    {
        JournalPlace place = fixture.NewPlace();
        await using ProtectedWorld world = await ProtectedWorld.StartAsync();
        await using (ServiceProcess process = Start(world, world.Keys, place))
        {
            await world.FillAsync(process);
            await process.DeliverAsync();
        }

        await using ServiceProcess without = Start(world, world.OtherKeys, place);
        (await without.GetAsync("judged")).IsSealed.Should().BeTrue();

        await ((IJournalRetention)without.Journal).ForgetAsync(world.Clock.GetUtcNow().AddYears(1), 100, CancellationToken.None);

        Payout forgotten = await without.GetAsync("judged");
        (forgotten.IsSealed, forgotten.Status).Should().Be((false, PayoutStatus.Failed));
    }

    // Claims and due times are judged by the clock that the provider has too.
    private static ServiceProcess Start(ProtectedWorld world, KeyFolder? keys, JournalPlace place) => new(world, keys, payouts => payouts.UseJournal(services =>
        new PostgreSqlPayoutJournal(
            new PostgreSqlJournalOptions { ConnectionString = place.ConnectionString, Schema = place.Schema }, world.Clock, services.GetService<IPayoutDataProtector>(), judge: world.Clock)));

    // Every column of every row as text; bytes as they are.
    private static async Task<string> ReadAsync(JournalPlace place)
    {
        var text = new StringBuilder();
        foreach (string table in new[] { "payouts", "timeline", "events" })
        {
            text.Append(await place.ScalarAsync<string>($"SELECT string_agg(stored::text, ' ') FROM {place.Schema}.{table} AS stored"));
            text.Append(Encoding.Latin1.GetString(await place.ScalarAsync<byte[]>($"SELECT string_agg(body, '') FROM {place.Schema}.{table}")));
        }

        return text.ToString();
    }
}
