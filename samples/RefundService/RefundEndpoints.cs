using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Payouts;

namespace RefundService;

/// <summary>The service's own API.</summary>
internal static class RefundEndpoints
{
    private const int Newest = 100;

    public static void MapRefunds(this IEndpointRouteBuilder endpoints, ApiKey key)
    {
        RouteGroupBuilder refunds = endpoints.MapGroup("/refunds").AddEndpointFilter(key);
        refunds.MapPost("", CreateAsync);
        refunds.MapGet("", ListAsync);
        refunds.MapGet("{id}", FindAsync);
    }

    // Calling it again with the same id is always safe: that is what the library is for. A browser that is closed gives up its answer, and not the refund.
    private static async Task<IResult> CreateAsync(RefundRequest request, IPayoutClient payouts, RefundHistory history, IHostApplicationLifetime service)
    {
        PayoutRequest asked;
        try
        {
            asked = request.ToPayout();
        }
        catch (ArgumentException wrong)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { [wrong.ParamName ?? "refund"] = [wrong.Message] });
        }

        // Only what these exceptions say is certain; after anything else the answer is "ask again with the same id", which is what a 500 means here.
        try
        {
            Payout payout = await payouts.CreateAsync(asked, service.ApplicationStopping);
            return TypedResults.Accepted($"/refunds/{Uri.EscapeDataString(payout.Reference)}", RefundView.Of(payout, history));
        }
        catch (PayoutValidationException invalid)
        {
            return TypedResults.ValidationProblem(invalid.Problems
                .GroupBy(static problem => problem.Path).ToDictionary(static path => path.Key, static path => path.Select(static problem => $"{problem.Rule} {problem.NextStep}").ToArray()));
        }
        catch (PayoutConflictException conflict)
        {
            return TypedResults.Problem(conflict.Message, statusCode: StatusCodes.Status409Conflict);
        }
        catch (PayoutNotExecutedException unsent)
        {
            // Provably nothing was sent: the caller may try again later.
            return new RetryLater(unsent.Message, unsent.RetryAfter);
        }
        catch (PayoutJournalException down)
        {
            return new RetryLater(down.Message, after: null);
        }
    }

    private static async Task<Results<Ok<RefundView>, NotFound>> FindAsync(string id, IPayoutClient payouts, RefundHistory history, CancellationToken cancellationToken) =>
        await payouts.GetAsync(id, cancellationToken) is { } payout ? TypedResults.Ok(RefundView.Of(payout, history)) : TypedResults.NotFound();

    private static async Task<Ok<List<RefundView>>> ListAsync(IPayoutClient payouts, RefundHistory history, TimeProvider time, CancellationToken cancellationToken)
    {
        var newest = new Queue<RefundView>();
        await foreach (Payout payout in payouts.ListAsync(new PayoutFilter { CreatedFrom = time.GetUtcNow().AddDays(-1) }, cancellationToken))
        {
            newest.Enqueue(RefundView.Of(payout, history));
            if (newest.Count > Newest) newest.Dequeue();
        }

        return TypedResults.Ok(newest.Reverse().ToList());
    }

    private sealed class RetryLater(string message, TimeSpan? after) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (after is { } pause) httpContext.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return TypedResults.Problem(message, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(httpContext);
        }
    }
}
