using Payouts.Monime;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Client;

/// <summary>An intent is repeated, read or changed only where it was made.</summary>
public sealed class FrozenTests
{
    public static TheoryData<string, string> Changes { get; } = new()
    {
        { "space", "scope" }, { "environment", "environment of the key" }, { "version", "API version" }, { "generation", "API version" }, { "address", "base address" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Unknown_UnderOptionsThatAddressItDifferently_IsNeitherSearchedNorRepeated(string change, string named)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Settle();
        world.Reconfigure(options => Change(options, change));

        await ShouldNameAsync(() => world.CreateAsync(), named);
        await ShouldNameAsync(() => world.RefreshAsync(), named);

        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Unknown);
        world.Wire.All.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Pending_UnderOptionsThatAddressItDifferently_IsNeitherReadNorChanged(string change, string named)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.Reconfigure(options => Change(options, change));

        await ShouldNameAsync(() => world.RefreshAsync(), named);
        await ShouldNameAsync(() => world.Client.CancelAsync("refund-4711"), named);
        await ShouldNameAsync(() => world.Client.UpdateMetadataAsync("refund-4711", new Dictionary<string, string>()), named);

        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Pending);
        world.Wire.All.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Created_UnderOptionsThatAddressItDifferently_IsNotSent(string change, string named)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(MonimeFaults.Error(401, "unauthorized"));
        await ((Func<Task>)(() => world.CreateAsync())).Should().ThrowAsync<PayoutNotExecutedException>();
        world.Reconfigure(options => Change(options, change));

        await ShouldNameAsync(() => world.CreateAsync(), named);

        world.Wire.All.Should().ContainSingle();
    }

    [Fact]
    public async Task Options_PutBack_LetThePayoutGoOn()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Settle();
        world.Reconfigure(options => options.SpaceId = "spc-another");
        await ShouldNameAsync(() => world.CreateAsync(), "scope");
        world.Reconfigure(options => options.SpaceId = MonimeDefaults.SpaceId);

        (await world.CreateAsync()).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task Token_RotatedInTheSameEnvironment_IsUsedByTheNextCall()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Settle();
        world.Reconfigure(options => options.AccessToken = "mon_test_rotated");

        // The simulator does not know the new token, which is enough to see what was sent.
        await world.CreateAsync();

        world.Wire.All.Select(static request => request.Headers["Authorization"]).Should().Equal("Bearer mon_test_simulator", "Bearer mon_test_rotated");
    }

    [Fact]
    public async Task SourceAccountOfTheOptions_Changed_StillRepeatsTheFrozenBytes()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Settle();
        world.Reconfigure(options => options.SourceAccount = MonimeDefaults.MainAccountId);

        await world.CreateAsync();

        LostAnswerTests.ShouldBeRepeats(world.Wire.Creates, 2);
        world.Wire.Creates[0].BodyText.Should().NotContain("source");
    }

    private static void Change(MonimeOptions options, string what)
    {
        switch (what)
        {
            case "space":
                options.SpaceId = "spc-another";
                break;
            case "environment":
                options.AccessToken = MonimeDefaults.LiveToken;
                break;
            case "version":
                options.Version = "caph.2025-06-20";
                break;
            case "generation":
                options.Api = MonimeApi.Release20240801;
                break;
            default:
                options.BaseAddress = new Uri(options.BaseAddress, "/another/");
                break;
        }
    }

    private static async Task ShouldNameAsync(Func<Task> call, string named) =>
        (await call.Should().ThrowAsync<PayoutStateException>()).Which.Should().Match<PayoutStateException>(error =>
            error.Message.Contains($"the {named} changed") && error.Reference == "refund-4711" && error.Category == PayoutFailureCategory.Configuration);
}
