using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>JSON as PHP writes it, with <c>\/</c> and <c>\u00e9</c>: whoever reads and writes it again has other bytes.</summary>
internal static class MonerooPhpJson
{
    public static byte[] Encode(JsonNode body)
    {
        StringBuilder text = new();
        foreach (char character in Encoding.UTF8.GetString(JsonAnswer.Encode(body)))
        {
            if (character == '/')
                text.Append("\\/");
            else if (char.IsAscii(character))
                text.Append(character);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
