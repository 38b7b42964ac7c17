using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Payouts;
using RefundService;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
Trial? trial = await Trial.StartAsync(builder.Configuration, builder.Environment);
builder.Services.AddPayouts(builder.Configuration.GetSection("Payouts"), payouts =>
{
    // One machine: a file. Several: PostgreSQL, with ConnectionStrings:Payouts.
    if (builder.Configuration.GetConnectionString("Payouts") is { } connection) payouts.UsePostgreSqlJournal(connection);
    else payouts.UseSqliteJournal(builder.Configuration["Journal:Path"] ?? "refunds.db");
    trial?.AddAccounts(payouts);
});
builder.Services.AddSingleton<RefundHistory>();
builder.Services.AddSingleton<IPayoutEventHandler>(static services => services.GetRequiredService<RefundHistory>());
builder.Services.AddHealthChecks().AddPayouts(static options => options.OldestUnresolved = TimeSpan.FromHours(1));
builder.Services.AddProblemDetails();
builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, RefundJson.Default));
Telemetry.Add(builder.Services, builder.Configuration);
if (trial is not null) builder.Services.AddSingleton(trial);

await using WebApplication app = builder.Build();
if (trial is not null) app.Logger.LogWarning("No account is configured: the providers are simulated, and no money moves");
app.UseExceptionHandler();
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapRefunds(ApiKey.Of(app.Configuration, isRequired: trial is null));
app.MapPayoutWebhooks("/webhooks/payouts");
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains("payouts") });
await app.RunAsync();
