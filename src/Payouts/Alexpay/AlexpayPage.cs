using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>A page of the list, in the shapes that the platform's pages show.</summary>
/// <param name="Entries">The transactions.</param>
/// <param name="Pages">How many pages there are.</param>
internal sealed record AlexpayPage(JsonElement Entries, long Pages)
{
    private static readonly string[] CountNames = ["totalPages", "total_pages", "lastPage", "last_page"];
    private static readonly string[] NumberNames = ["page", "currentPage", "current_page"];

    /// <summary>The page, or <c>null</c> where it cannot be told what is on it, which one it is, or how many there are: a list that is taken for ended too early would hide a payout.</summary>
    internal static AlexpayPage? Read(JsonElement root, int asked)
    {
        JsonElement? data = AnswerJson.Child(root, "data");
        JsonElement? entries = data is { } inner ? AnswerJson.Items(inner, "payments") ?? AnswerJson.Items(inner, "transactions") : null;
        if (entries is not { } list) return null;

        // The counts stand beside the entries, or in an object of their own.
        JsonElement[] places =
        [
            .. new[] { data, AnswerJson.Child(data!.Value, "meta"), AnswerJson.Child(data.Value, "pagination"), AnswerJson.Child(root, "meta"), AnswerJson.Child(root, "pagination") }
                .OfType<JsonElement>(),
        ];
        if (Find(places, CountNames) is not ({ } pages and >= 0) || (pages == 0 && list.GetArrayLength() > 0)) return null;

        // A list that answers with another page than the one asked for does not turn pages.
        bool isNamed = Has(places, NumberNames);
        if (isNamed && Find(places, NumberNames) != asked && pages > 0) return null;
        return new AlexpayPage(list, pages);
    }

    private static bool Has(JsonElement[] places, string[] names) => places.Any(place => names.Any(name => AnswerJson.Property(place, name) is not null));

    private static long? Find(JsonElement[] places, string[] names) =>
        places.SelectMany(place => names.Select(name => AnswerJson.Whole(place, name))).FirstOrDefault(static number => number is not null);
}
