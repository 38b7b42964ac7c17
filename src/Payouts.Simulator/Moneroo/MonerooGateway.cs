using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>The payment company behind a method; the simulator puts one name behind all real methods.</summary>
internal sealed record MonerooGateway(string Code, string Name, string AccountName)
{
    private static readonly MonerooGateway Test = new("moneroo_payout_test", "Test Payout Gateway (Sandbox)", "Moneroo Test Payout Gateway");
    private static readonly MonerooGateway Sandbox = new("pawapay_sandbox", "PawaPay (Sandbox)", "PawaPay (Sandbox)");
    private static readonly MonerooGateway Live = new("pawapay", "PawaPay", "PawaPay");

    public static IReadOnlyList<MonerooGateway> AllOf(MonerooMethod method) => method.IsDemo ? [Test] : [Live, Sandbox];

    /// <summary>The one that a payout goes through.</summary>
    public static MonerooGateway Of(MonerooPayout payout) => payout switch
    {
        { Method.IsDemo: true } => Test,
        { App.IsSandbox: true } => Sandbox,
        _ => Live,
    };

    /// <summary>The gateway's own word for where the payout is; null before it has heard of it.</summary>
    public string? StatusOf(MonerooPayout payout, bool handedOn)
    {
        if (!handedOn)
            return null;
        bool isTest = ReferenceEquals(this, Test);
        return payout.State switch
        {
            LedgerState.Completed => isTest ? "test_success" : "COMPLETED",
            LedgerState.Failed => isTest ? "test_failed" : "FAILED",
            _ => isTest ? "test_pending" : "SUBMITTED",
        };
    }

    /// <summary>A text that is there for every final payout, so that a reader who takes it for a failure is found out.</summary>
    public string? TextOf(MonerooPayout payout) => payout.State switch
    {
        LedgerState.Failed => payout.FailureMessage,
        LedgerState.Completed => ReferenceEquals(this, Test) ? MonerooFailures.TestText : MonerooFailures.LeftOverText,
        _ => null,
    };

    /// <summary>An entry of a method in the directory.</summary>
    public JsonObject Draw() => new()
    {
        ["name"] = Name,
        ["short_code"] = Code,
        ["description"] = Name,
        ["icon_url"] = MonerooMethod.IconUrl,
    };
}
