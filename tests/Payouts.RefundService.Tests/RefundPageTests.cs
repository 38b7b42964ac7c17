using Payouts.RefundService.Tests.Support;

namespace Payouts.RefundService.Tests;

/// <summary>The page in a real browser.</summary>
public sealed class RefundPageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payouts-refunds-");

    public void Dispose() => _folder.Delete(recursive: true);

    [BrowserFact]
    public async Task A_refund_that_is_asked_for_on_the_page_shows_its_status_until_it_has_ended()
    {
        await using RefundProcess service = await RefundProcess.StartAsync(RefundProcess.FreePort(), Path.Combine(_folder.FullName, "refunds.db"));
        await using Browser browser = await Browser.OpenAsync(service.Http.BaseAddress!);
        await browser.WaitForAsync("document.readyState + String(document.getElementById('new') !== null)", "completetrue");

        foreach (string provider in new[] { "moneroo", "monime", "alexpay" })
        {
            await browser.EvaluateAsync($$"""
                (fields => {
                    fields.provider.value = "{{provider}}";
                    fields.provider.dispatchEvent(new Event("change"));
                    fields.id.value = "order-{{provider}}";
                    document.getElementById("new").requestSubmit();
                })(document.getElementById("new").elements)
                """);
            await browser.WaitForAsync($"""document.querySelector("#refund-order-{provider} .status")?.textContent ?? document.getElementById("problem").textContent""", "Succeeded");
        }

        (await browser.EvaluateAsync("document.querySelectorAll('#refunds tr').length")).Should().Be("3");
    }

    [BrowserFact]
    public async Task What_is_wrong_is_told_on_the_page_and_what_a_refund_holds_never_becomes_markup()
    {
        await using RefundProcess service = await RefundProcess.StartAsync(RefundProcess.FreePort(), Path.Combine(_folder.FullName, "refunds.db"));
        await service.PostAsync(Refunds.Of("<img src=x onerror=window.hacked=1>", "monime"));
        await using Browser browser = await Browser.OpenAsync(service.Http.BaseAddress!);
        await browser.WaitForAsync("document.querySelectorAll('#refunds tr').length + ''", "1");

        await browser.EvaluateAsync("""document.getElementById("new").elements.amount.value = "0.123"; document.getElementById("new").requestSubmit();""");
        await browser.WaitForAsync("document.getElementById('problem').textContent.includes('Amount:') + ''", bool.TrueString.ToLowerInvariant());

        (await browser.EvaluateAsync("document.querySelector('#refunds td').textContent")).Should().Contain("<img");
        (await browser.EvaluateAsync("String(window.hacked)")).Should().Be("undefined");
    }
}
