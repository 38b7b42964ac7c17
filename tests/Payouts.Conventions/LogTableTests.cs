using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Payouts.Conventions;

/// <summary>Whoever is called at night looks an event id up in docs/operations.md.</summary>
public sealed class LogTableTests
{
    [Fact]
    public void The_page_lists_every_event_id_once_with_its_level()
    {
        const BindingFlags declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<(int Id, string Level)> logged = Repository.Packages.SelectMany(package => package.GetTypes()).SelectMany(type => type.GetMethods(declared))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()
            .Select(message => (message.EventId, message.Level.ToString()));

        Listed().Should().BeEquivalentTo(logged);
    }

    private static IEnumerable<(int Id, string Level)> Listed()
    {
        string[] lines = Repository.Read("docs/operations.md").Split('\n');
        int head = Array.FindIndex(lines, line => line.StartsWith("| id | level |", StringComparison.Ordinal));
        foreach (string[] cells in lines.Skip(head + 2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|')))
        {
            string[] ids = cells[0].Split(',');
            string[] levels = cells[1].Split(',');
            for (int index = 0; index < ids.Length; index++) yield return (int.Parse(ids[index], System.Globalization.CultureInfo.InvariantCulture), levels[index].Trim());
        }
    }
}
