using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Writes the bodies that Monime takes. G2's schema is closed: only documented fields, no nulls, never a read-only one.</summary>
internal static class MonimeRequests
{
    internal const string HandleKey = "payouts_handle";
    internal const string ReferenceKey = "payouts_reference";
    internal const int MetadataValueLength = 100;

    /// <summary>The body of the create call; the same request gives the same bytes, always.</summary>
    internal static byte[] Create(PayoutRequest request, CorrelationHandle handle, string? sourceAccount, MonimeApi api)
    {
        if (!request.Amount.TryGetMinorUnits(out long minorUnits)) throw new ArgumentException("The amount was not validated.", nameof(request));
        return JsonBody.Write((request, handle, sourceAccount, api, minorUnits), static (writer, of) =>
        {
            (PayoutRequest request, CorrelationHandle handle, string? sourceAccount, MonimeApi api, long minorUnits) = of;
            writer.WriteStartObject();
            writer.WriteStartObject("amount"u8);
            writer.WriteString("currency"u8, request.Amount.Currency.Code);
            writer.WriteNumber("value"u8, minorUnits);
            writer.WriteEndObject();
            if (sourceAccount is not null)
            {
                writer.WriteStartObject("source"u8);
                writer.WriteString("financialAccountId"u8, sourceAccount);
                writer.WriteEndObject();
            }

            WriteDestination(writer, request, api);
            WriteMetadata(writer, request.Metadata, handle);
            writer.WriteEndObject();
        });
    }

    /// <summary>The body of a metadata update: the library's entries go with it, for whether Monime merges or replaces is not documented.</summary>
    internal static byte[] Update(IReadOnlyDictionary<string, string> metadata, CorrelationHandle handle) => JsonBody.Write((metadata, handle), static (writer, of) =>
    {
        writer.WriteStartObject();
        WriteMetadata(writer, of.metadata, of.handle);
        writer.WriteEndObject();
    });

    private static void WriteDestination(Utf8JsonWriter writer, PayoutRequest request, MonimeApi api)
    {
        string code = MonimeMethods.CodeOf(request) ?? throw new ArgumentException("The network was not validated.", nameof(request));
        string account = MonimeMethods.AccountOf(request.Destination);
        writer.WriteStartObject("destination"u8);
        if (api == MonimeApi.V1)
        {
            (string type, string field) = request.Destination.Channel switch
            {
                PayoutChannel.BankAccount => ("bank", "accountNumber"),
                PayoutChannel.ProviderWallet => ("wallet", "walletId"),
                _ => ("momo", "phoneNumber"),
            };
            writer.WriteString("type"u8, type);
            writer.WriteString("providerId"u8, code);
            writer.WriteString(field, account);
        }
        else
        {
            writer.WriteString("providerCode"u8, code);
            writer.WriteString("accountId"u8, account);
        }

        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string>? metadata, CorrelationHandle handle)
    {
        writer.WriteStartObject("metadata"u8);
        writer.WriteString(HandleKey, handle.Token);
        if (handle.Reference.Length <= MetadataValueLength) writer.WriteString(ReferenceKey, handle.Reference);
        if (metadata is { Count: > 0 })
        {
            foreach ((string key, string value) in metadata.OrderBy(static entry => entry.Key, StringComparer.Ordinal)) writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }
}
