using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Simulator.Moneroo;

/// <summary>Ids that look drawn by lot and are the same in every run: twelve lower-case letters and digits, as on the verify page.</summary>
internal static class MonerooIds
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Length = 12;

    public static string Of(string kind, long number) => Of(kind, number.ToString(CultureInfo.InvariantCulture));

    public static string Of(string kind, string name) =>
        string.Create(Length, Hash(kind, name), static (id, hash) =>
        {
            for (int index = 0; index < id.Length; index++)
                id[index] = Alphabet[hash[index] % Alphabet.Length];
        });

    /// <summary>A gateway's own reference of a payout.</summary>
    public static string Transaction(long sequence) =>
        new Guid(Hash("transaction", sequence.ToString(CultureInfo.InvariantCulture)).AsSpan(0, 16)).ToString();

    private static byte[] Hash(string kind, string name) => SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {name}"));
}
