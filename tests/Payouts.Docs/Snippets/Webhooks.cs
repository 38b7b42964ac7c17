using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Payouts.Docs.Snippets;

internal static class Webhooks
{
    internal static void Map(WebApplicationBuilder builder)
    {
        builder.Services.AddPayouts(builder.Configuration.GetSection("Payouts"), payouts => payouts
            .UseSqliteJournal("payouts.db"));
        WebApplication app = builder.Build();
        app.MapPayoutWebhooks("/webhooks/payouts");
    }

    internal static async Task ReceiveAsync(PayoutClient payouts, byte[] bytes, Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        WebhookResult result = await payouts.Webhooks.ReceiveAsync(new WebhookDelivery { Body = bytes, Headers = headers, Account = "moneroo" }, cancellationToken);
        Respond(result.HttpStatus);
    }

    private static void Respond(int status) => Console.WriteLine(status);
}
