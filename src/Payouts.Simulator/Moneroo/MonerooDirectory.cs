using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator.Moneroo;

/// <summary>GET the payout methods, all at once or by pages.</summary>
internal sealed class MonerooDirectory(MonerooSimulatorOptions options)
{
    public MonerooAnswer Handle(HttpRequest request)
    {
        IReadOnlyList<MonerooMethod> all = MonerooMethods.All;
        if (options.MethodsPerPage is not { } size)
            return MonerooEnvelope.List(Draw(all), pagination: null);
        int page = PageOf(request);
        int last = (all.Count + size - 1) / size;
        return MonerooEnvelope.List(Draw(all.Skip((int)Math.Min((page - 1L) * size, all.Count)).Take(size)), new JsonObject
        {
            ["total"] = all.Count,
            ["per_page"] = size,
            ["current_page"] = page,
            ["last_page"] = last,
        });
    }

    private JsonArray Draw(IEnumerable<MonerooMethod> methods) =>
        new([.. methods.Select(method => method.Draw(!options.DisabledMethods.Contains(method.Code)))]);

    // No page states how to ask for the next one; what is not a page number asks for the first.
    private static int PageOf(HttpRequest request) =>
        int.TryParse(request.Query["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page > 0 ? page : 1;
}
