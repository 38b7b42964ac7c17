using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Providers;
using Payouts.Tests.Support;

namespace Payouts.Tests.Seam;

/// <summary>What the adapters' reads, searches, lists and directories make of answers of any shape.</summary>
public sealed class AnyReadTests
{
    private const int Batches = 6;
    private const int CallsPerBatch = 30;

    private static readonly string[] Ends = ["completed", "success", "successful", "failed"];

    private static readonly Dictionary<string, Action<PayoutsBuilder>> Accounts = new()
    {
        ["monime"] = static payouts => payouts.AddMonime("any", static options =>
        {
            (options.AccessToken, options.SpaceId) = ("mon_test_x", "spc-1");
            options.Transport.AllowForeignTransport = true;
        }),
        ["moneroo"] = static payouts => payouts.AddMoneroo("any", static options =>
        {
            options.SecretKey = "pvk_sandbox_x|y";
            options.Transport.AllowForeignTransport = true;
        }),
        ["alexpay"] = static payouts => payouts.AddAlexpay("any", static options =>
        {
            (options.BaseAddress, options.SecretKey, options.PublicKey, options.UseTransactionList) = (new Uri("https://pay.example/"), "s", "p", true);
            options.Transport.AllowForeignTransport = true;
        }),
    };

    private static readonly Dictionary<string, Func<IPayoutProvider, Task<IReadOnlyList<PayoutReading>>>> Calls = new()
    {
        ["get"] = static async provider => [await provider.GetAsync(new ProviderPayoutId("pay-1", "PY_1"), CancellationToken.None)],
        ["search"] = static async provider => provider is IPayoutSearch search ? await search.FindByHandleAsync("55c8b938f66ce8e05e8a79de47388fa7916b0182", CancellationToken.None) : [],
        ["list"] = static async provider => provider is IPayoutListing listing ? await TakeAsync(listing.ListPayoutsAsync()) : [],
        ["methods"] = static async provider =>
        {
            if (provider is IMethodDirectory directory) await TakeAsync(directory.GetMethodsAsync(PayoutChannel.MobileMoney, "GH"));
            return [];
        },
        ["balances"] = static async provider =>
        {
            if (provider is IBalanceReader balances) await TakeAsync(balances.GetBalancesAsync());
            return [];
        },
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string account in Accounts.Keys)
            {
                foreach (string call in Calls.Keys) rows.Add(account, call);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_read_of_any_answer_tells_something_lawful_or_that_it_is_of_no_use(string account, string call)
    {
        for (int batch = 0; batch < Batches; batch++)
        {
            var answers = new AnyAnswers(batch * 1_000);
            await using PayoutClient client = PayoutClient.Create(payouts =>
            {
                Accounts[account](payouts.UseInMemoryJournal());
                payouts.Services.AddHttpClient(PayoutHttp.ClientName("any")).ConfigurePrimaryHttpMessageHandler(() => answers);
            });
            IPayoutProvider provider = client.GetProvider("any");
            for (int number = 0; number < CallsPerBatch; number++) await ReadAsync(provider, Calls[call], answers);
        }
    }

    private static async Task ReadAsync(IPayoutProvider provider, Func<IPayoutProvider, Task<IReadOnlyList<PayoutReading>>> call, AnyAnswers answers)
    {
        answers.Pages = 0;
        try
        {
            foreach (PayoutReading reading in await call(provider))
            {
                if (reading.IsNotFound) continue;
                reading.ProviderId.Should().NotBeNullOrEmpty();
                if (reading.Status.IsFinal()) Ends.Should().Contain(reading.ProviderStatus!.ToLowerInvariant());
            }
        }
        catch (PayoutProviderException)
        {
            // The answer was of no use, and that is said.
        }
        catch (PayoutStateException)
        {
            // The operation is not offered as the account is set up.
        }
    }

    private static async Task<IReadOnlyList<T>> TakeAsync<T>(IAsyncEnumerable<T> all)
    {
        var taken = new List<T>();
        await foreach (T one in all) taken.Add(one);
        return taken;
    }
}
