using System.Text.Json.Nodes;
using Payouts.Providers;
using Payouts.Tests.Monime.Support;
using Payouts.Tests.Moneroo.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>How seldom the list of methods is read, what happens without it, and what it shows to those who ask.</summary>
public sealed class MonerooDirectoryTests
{
    private static readonly PayoutDestination Togo = PayoutDestination.MobileMoney("+22890123456", MobileNetwork.Moov, "TG");

    [Fact]
    public async Task Many_payouts_at_once_read_the_list_once()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.List);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => world.Client.CreateAsync(MonerooSample.Request($"refund-{number}"))));

        Reads(world).Should().Be(1);
        world.Bodies.Should().HaveCount(20);
    }

    [Fact]
    public async Task The_list_is_read_again_after_its_time_and_not_before()
    {
        await using MonerooWorld world = new(static options => options.MethodsKeptFor = TimeSpan.FromMinutes(3));
        world.On(MonerooWorld.Methods, 200, MonerooBodies.List);
        await world.Client.CreateAsync(MonerooSample.Request("first"));

        world.Clock.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromTicks(1));
        await world.Client.CreateAsync(MonerooSample.Request("second"));
        Reads(world).Should().Be(1);

        world.On(MonerooWorld.Methods, 200, MonerooBodies.ListWith("mtn_bj", static method => method["is_enabled"] = false));
        world.Clock.Advance(TimeSpan.FromTicks(1));
        await FluentActions.Awaiting(() => world.Client.CreateAsync(MonerooSample.Request("third"))).Should().ThrowAsync<PayoutValidationException>();
        Reads(world).Should().Be(2);
    }

    [Fact]
    public async Task A_change_of_the_time_or_the_address_reads_the_list_anew()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.List);
        await world.Client.CreateAsync(MonerooSample.Request("first"));

        world.Reconfigure(static options => options.MethodsKeptFor = TimeSpan.FromMinutes(1));
        await world.Client.CreateAsync(MonerooSample.Request("second"));
        Reads(world).Should().Be(2);

        world.On("GET /other/utils/payout/methods", 200, MonerooBodies.List);
        world.Reconfigure(options => options.BaseAddress = new Uri(world.Server.Address, "/other"));
        await Items.ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "BJ"));
        world.Server.Calls.Should().HaveElementAt(world.Server.Requests.Count - 1, "GET /other/utils/payout/methods");
    }

    [Theory]
    [InlineData(500, "{\"message\":\"Server Error\"}")]
    [InlineData(503, "<html/>")]
    [InlineData(404, "{\"message\":\"Not found\"}")]
    [InlineData(401, "{\"message\":\"Unauthenticated\"}")]
    [InlineData(200, "<html/>")]
    [InlineData(200, "{\"data\":{}}")]
    [InlineData(200, "{\"data\":null}")]
    [InlineData(200, "[]")]
    public async Task A_list_that_cannot_be_read_leaves_the_decision_to_the_table(int status, string body)
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Methods, status, body);

        (await world.RunAsync(world.Client.CreateAsync(MonerooSample.Request("known")))).Status.Should().Be(PayoutStatus.Pending);
        (await world.RunAsync(world.Client.CreateAsync(MonerooSample.Request("open", method: "celtiis_bj")))).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task After_a_read_in_vain_payouts_do_not_wait_for_another_one_for_half_a_minute()
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Methods, 404, "{}");
        await world.Client.CreateAsync(MonerooSample.Request("first"));

        world.Clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        await world.Client.CreateAsync(MonerooSample.Request("second"));
        Reads(world).Should().Be(1);

        world.On(MonerooWorld.Methods, 200, MonerooBodies.List);
        world.Clock.Advance(TimeSpan.FromTicks(1));
        await FluentActions.Awaiting(() => world.Client.CreateAsync(MonerooSample.Request("third", destination: Togo))).Should().ThrowAsync<PayoutValidationException>();
        Reads(world).Should().Be(2);
    }

    [Fact]
    public async Task A_read_in_vain_at_one_address_says_nothing_about_another()
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Methods, 404, "{}");
        await world.Client.CreateAsync(MonerooSample.Request("first"));

        world.On("GET /other/utils/payout/methods", 200, MonerooBodies.List);
        world.Reconfigure(options => options.BaseAddress = new Uri(world.Server.Address, "/other"));

        await FluentActions.Awaiting(() => world.Client.CreateAsync(MonerooSample.Request("second", destination: Togo))).Should().ThrowAsync<PayoutValidationException>();
    }

    [Fact]
    public async Task A_list_that_came_another_way_ends_the_rest_after_a_read_in_vain()
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Methods, 404, "{}");
        await world.Client.CreateAsync(MonerooSample.Request("first"));

        world.On(MonerooWorld.Methods, 200, MonerooBodies.List);
        await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "moov_tg");

        await FluentActions.Awaiting(() => world.Client.CreateAsync(MonerooSample.Request("second", destination: Togo))).Should().ThrowAsync<PayoutValidationException>();
    }

    [Fact]
    public async Task A_payout_does_not_wait_longer_than_five_seconds_for_the_list()
    {
        var hung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using MonerooWorld world = new();
        await using var server = new RawServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (exchange.IsPost) await exchange.AnswerAsync(201, world.Accept().Body);
            else await hung.Task.WaitAsync(exchange.Ended);
        });
        world.Reconfigure(options => options.BaseAddress = server.Address);

        Task<Payout> creating = world.Client.CreateAsync(MonerooSample.Request());
        await server.WaitForRequestsAsync(1);
        await world.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(5));
        world.Clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        server.Posts.Should().BeEmpty();
        world.Clock.Advance(TimeSpan.FromTicks(1));

        (await creating.WaitAsync(Patience.Long)).Status.Should().Be(PayoutStatus.Pending);
        (await world.Client.CreateAsync(MonerooSample.Request("second")).WaitAsync(Patience.Long)).Status.Should().Be(PayoutStatus.Pending);
        server.Requests.Count(static request => !request.IsPost).Should().Be(1, "the second payout does not wait at all");
    }

    [Fact]
    public async Task A_caller_who_gives_up_while_the_list_is_read_has_journalled_nothing()
    {
        await using var server = new RawServer(Scripts.Silence);
        await using MonerooWorld world = new(options => options.BaseAddress = server.Address);
        using var giveUp = new CancellationTokenSource();

        Task<Payout> creating = world.Client.CreateAsync(MonerooSample.Request(), giveUp.Token);
        await server.WaitForRequestsAsync(1);
        await giveUp.CancelAsync();

        await FluentActions.Awaiting(() => creating).Should().ThrowAsync<OperationCanceledException>();
        (await world.Client.GetAsync("refund-4711")).Should().BeNull();
    }

    [Fact]
    public async Task A_reference_that_is_journalled_is_found_though_its_method_was_switched_off_since()
    {
        await using MonerooWorld world = MonerooWorld.Listing("""{"data":[]}""");
        await world.Client.CreateAsync(MonerooSample.Request());

        world.On(MonerooWorld.Methods, 200, MonerooBodies.ListWith("mtn_bj", static method => method["is_enabled"] = false));
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        Payout again = await world.Client.CreateAsync(MonerooSample.Request());

        (again.Status, again.ProviderId, world.Bodies.Count).Should().Be((PayoutStatus.Pending, "po1", 1));
    }

    [Theory]
    [InlineData(PayoutChannel.MobileMoney, "CI", "djamo_ci CI MobileMoney True False")]
    [InlineData(PayoutChannel.MobileMoney, "TG", "moov_tg TG MobileMoney False False"), InlineData(PayoutChannel.MobileMoney, "BF", "moov_bf BF MobileMoney True False")]
    [InlineData(PayoutChannel.MobileMoney, "GH", ""), InlineData(PayoutChannel.ProviderWallet, "CI", ""), InlineData(PayoutChannel.BankAccount, "CI", "")]
    public async Task The_directory_lists_the_methods_of_a_country_and_channel(PayoutChannel channel, string country, string expected)
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.List);

        List<PayoutMethod> methods = await Items.ToListAsync(world.Provider.GetMethodsAsync(channel, country));

        string.Join(", ", methods.Select(static method => $"{method.Code} {method.Country} {method.Channel} {method.CanPayTo} {method.CanLookUpNames}")).Should().Be(expected);
    }

    [Theory]
    [InlineData("[{\"name\":\"account_number\"}]", "x", "ProviderWallet"), InlineData("[{\"name\":\"msisdn\"}]", "moneroo_payout_demo", "MobileMoney"), InlineData("[]", "moneroo_payout_demo", "ProviderWallet")]
    [InlineData("null", "x", "MobileMoney"), InlineData("[{\"name\":\"other\"}]", "x", "MobileMoney"), InlineData("[{\"name\":7},{\"name\":\"account_number\"}]", "x", "ProviderWallet")]
    public async Task A_methods_channel_is_told_by_its_fields_and_else_by_the_table(string fields, string code, string channel)
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.ListWith("moov_tg", method =>
        {
            method["short_code"] = code;
            MonerooBodies.Put(method, "fields", fields);
        }));

        foreach (PayoutChannel other in Enum.GetValues<PayoutChannel>())
            ((await world.Provider.GetMethodAsync(other, code))?.Channel.ToString()).Should().Be(other.ToString() == channel ? channel : null);
    }

    [Fact]
    public async Task The_directory_gives_one_method_by_its_code_or_nothing()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.List);

        (await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "moov_bf"))
            .Should().Be(new PayoutMethod("moov_bf", "Moov Money Burkina Faso", PayoutChannel.MobileMoney, "BF", CanPayTo: true, CanLookUpNames: false));
        (await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "nobody")).Should().BeNull();
        (await world.Provider.GetMethodAsync(PayoutChannel.BankAccount, "moov_bf")).Should().BeNull();
    }

    [Fact]
    public async Task A_method_of_several_countries_is_listed_in_each_and_alone_in_none()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.ListWith("moov_tg", static method =>
        {
            method["short_code"] = "wave_all";
            method.Remove("name");
            method["countries"] = JsonNode.Parse("""[{"code":"SN"},{"code":"ML"}]""");
        }));

        (await Items.ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "SN"))).Should().ContainSingle().Which.Should().Match<PayoutMethod>(method => method.Country == "SN" && method.Name == "wave_all");
        (await Items.ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "ML"))).Should().ContainSingle();
        (await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "wave_all"))!.Country.Should().BeNull();
    }

    [Fact]
    public async Task A_directory_that_is_asked_for_and_cannot_be_read_says_so_every_time()
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Methods, 403, """{"message":"Forbidden"}""");

        for (int time = 1; time <= 2; time++)
        {
            PayoutProviderException error = (await FluentActions.Awaiting(() => world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "mtn_bj")).Should().ThrowAsync<PayoutProviderException>()).Which;
            error.Message.Should().Be("Reading the list of methods at 'moneroo' got HTTP 403, which tells nothing about a payout. Check that the key is the secret one and may make payouts.");
            Reads(world).Should().Be(time);
        }
    }

    private static int Reads(MonerooWorld world) => world.Server.Calls.Count(static call => call == MonerooWorld.Methods);
}
