using System.Text.Json.Nodes;

namespace Payouts.Simulator.Alexpay;

/// <summary>The merchant's money of one country.</summary>
internal sealed class AlexpayWallet
{
    private static readonly DateTimeOffset Opened = new(2025, 7, 28, 15, 1, 13, TimeSpan.Zero);

    public required string Id { get; init; }

    public required AlexpayCountry Country { get; init; }

    /// <summary>Minor units.</summary>
    public required long Balance { get; set; }

    public DateTimeOffset UpdatedAt { get; set; } = Opened;

    public JsonObject Draw(string environment) => new()
    {
        ["id"] = Id,
        ["balance"] = Balance / 100m,
        ["environment"] = environment,
        ["business_id"] = AlexpayDefaults.BusinessId,
        ["country"] = Country.Draw(),
        ["created_at"] = AlexpayTimes.Text(Opened),
        ["updated_at"] = AlexpayTimes.Text(UpdatedAt),
    };
}
