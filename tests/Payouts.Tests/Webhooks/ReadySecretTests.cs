using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Tests.Webhooks.Support;

namespace Payouts.Tests.Webhooks;

/// <summary>What is kept ready of a secret serves one delivery at a time, and no longer than the secret counts.</summary>
public sealed class ReadySecretTests
{
    private const int Threads = 8;
    private const int Deliveries = 2_000;

    [Theory]
    [InlineData(40)]
    [InlineData(4_000)]
    public async Task Many_threads_at_once_never_mix_what_they_verify(int length)
    {
        string[] secrets = [.. Enumerable.Range(0, 2).Select(number => $"secret {number} of {length}")];
        int[] wrong = new int[Threads];
        using var together = new Barrier(Threads);
        Task[] threads = [.. Enumerable.Range(0, Threads).Select(number => Task.Factory.StartNew(() =>
        {
            byte[] body = Encoding.UTF8.GetBytes($"{new string('b', length)} of {number}"), prefix = Encoding.UTF8.GetBytes($"{number}_");
            byte[] good = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secrets[number % 2]), (byte[])[.. prefix, .. body]), bad = [.. good];
            bad[number] ^= 1;
            together.SignalAndWait();
            for (int delivery = 0; delivery < Deliveries; delivery++)
            {
                if (!WebhookSignature.IsHmacOf(good, secrets, prefix, body)) wrong[number]++;
                if (WebhookSignature.IsHmacOf(bad, secrets, prefix, body)) wrong[number]++;
                if (WebhookSignature.IsHmacOf(good, secrets, prefix, body.AsSpan(1))) wrong[number]++;
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];

        await Task.WhenAll(threads);

        wrong.Should().AllBeEquivalentTo(0);
    }

    [Fact]
    public async Task Deliveries_that_are_taken_in_at_once_each_get_their_own_verdict()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();

        WebhookVerdict[] verdicts = [.. (await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => world.ReceiveMonimeAsync(
            $$$"""{"event":{"id":"wkd-{{{number}}}","name":"payout.completed"},"object":{"id":"pyt-{{{number}}}","type":"payout"}}""",
            number % 3 == 0 ? "another-secret" : WebhookWorld.MonimeSecret))))).Select(static result => result.Verdict)];

        verdicts.Should().Equal(Enumerable.Range(0, 200).Select(static number => number % 3 == 0 ? WebhookVerdict.WrongSignature : WebhookVerdict.Accepted));
    }

    [Fact]
    public async Task A_secret_that_was_replaced_stops_counting()
    {
        string current = "the first secret";
        await using WebhookWorld world = await WebhookWorld.StartAsync(payouts => payouts.AddMonime(options =>
        {
            options.WebhookSecrets.Clear();
            options.WebhookSecrets.Add(current);
        }));
        (await world.ReceiveMonimeAsync(Vectors.Monime, "the first secret")).Verdict.Should().Be(WebhookVerdict.Accepted);

        current = "the second secret";
        world.Get<IOptionsMonitorCache<MonimeOptions>>().TryRemove("monime");

        (await world.ReceiveMonimeAsync(Vectors.Monime, "the first secret")).Verdict.Should().Be(WebhookVerdict.WrongSignature);
        (await world.ReceiveMonimeAsync(Vectors.Monime, "the second secret")).Verdict.Should().Be(WebhookVerdict.Duplicate);
    }

    [Fact]
    public void A_secret_that_nobody_else_holds_is_not_kept()
    {
        WeakReference secret = Verify();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        secret.IsAlive.Should().BeFalse();
    }

    [Fact]
    public void A_hash_of_an_empty_secret_never_matches()
    {
        byte[] body = [1, 2, 3];

        WebhookSignature.IsHmacOf(HMACSHA256.HashData(key: (byte[])[], body), ["", null!], prefix: [], body).Should().BeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(1_019)]
    [InlineData(1_020)]
    [InlineData(1_021)]
    [InlineData(10_000)]
    public void Prefix_and_body_of_any_size_are_hashed_as_one(int size)
    {
        byte[] body = RandomNumberGenerator.GetBytes(size), prefix = [1, 2, 3, 4];
        byte[] expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes("sécret"), (byte[])[.. prefix, .. body]);

        WebhookSignature.IsHmacOf(expected, new Queue<string>(["other", "sécret"]), prefix, body).Should().BeTrue();
        WebhookSignature.IsHmacOf(expected, ["sécret", "other"], prefix, body).Should().BeTrue();
        WebhookSignature.IsHmacOf(expected, ["sécret"], prefix, (byte[])[.. body, 0]).Should().BeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Verify()
    {
        string secret = new('s', 40);
        WebhookSignature.IsHmacOf(new byte[WebhookSignature.Length], [secret], prefix: [], body: [1]).Should().BeFalse();
        return new WeakReference(secret);
    }
}
