using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Kwik;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.Providers;

namespace Payouts.Tests.Testing;

/// <summary>A sound adapter with one fault.</summary>
internal sealed class FaultyProvider(ProviderContext context, ProviderFault fault) : IPayoutProvider, IPayoutSearch
{
    private static readonly ActivitySource Activities = new("Faulty");

    private static int _handles;

    private readonly KwikProvider _sound = new(context);
    private string _phone = "";

    public string Name => _sound.Name;

    public ProviderCapabilities Capabilities => Change(_sound.Capabilities);

    public ProviderAddress Address => fault == ProviderFault.FixedAddress ? _sound.Address with { BaseAddress = "https://api.kwik.example/" } : _sound.Address;

    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems) => _sound.Validate(request, problems);

    public async ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken)
    {
        if (request.Destination is MobileMoneyDestination mobile) _phone = mobile.PhoneNumber;
        if (fault == ProviderFault.LogsPhone) context.Services.GetRequiredService<ILogger<FaultyProvider>>().Log(LogLevel.Debug, default, _phone, exception: null, static (state, _) => state);
        using (Activity? activity = fault == ProviderFault.TracesPhone ? Activities.StartActivity("prepare") : null) activity?.SetTag("to", _phone);
        if (fault == ProviderFault.RandomHandle) handle = CorrelationHandle.Derive("faulty", Name, $"{Interlocked.Increment(ref _handles)}");
        if (fault == ProviderFault.AnotherHandle) handle = CorrelationHandle.Derive("faulty", Name, request.Reference);
        PreparedExchange exchange = await _sound.PrepareAsync(Change(request), handle, cancellationToken);
        if (fault == ProviderFault.SendsByItself) await SendAsync(exchange, cancellationToken);
        return exchange with
        {
            Headers = [.. exchange.Headers, .. MoreHeaders(request, handle)],
            Body = fault == ProviderFault.EmptyBody ? Array.Empty<byte>() : exchange.Body,
            IdempotencyKey = fault == ProviderFault.ClaimsKeys ? handle.IdempotencyKey : exchange.IdempotencyKey,
        };
    }

    public CreateReading ReadCreate(ProviderAnswer answer)
    {
        CreateReading reading = _sound.ReadCreate(answer);
        if (fault == ProviderFault.RefusalIsNotRecognised && reading.Kind == CreateReadingKind.Rejected) return CreateReading.Unrecognised();
        if (reading.Kind != CreateReadingKind.Unrecognised) return reading;
        return fault switch
        {
            ProviderFault.GarbageIsRefusal when !answer.IsSuccess => CreateReading.Rejected(new PayoutFailure(PayoutFailureCategory.Unspecified, "refused")),
            ProviderFault.GarbageIsAcceptance when answer.IsSuccess => CreateReading.Accepted(new PayoutReading { ProviderId = "made-up", Status = PayoutStatus.Pending }),
            ProviderFault.ThrowsOnGarbage => throw new FormatException("What is this?"),
            _ => reading,
        };
    }

    public async Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken)
    {
        PayoutReading reading;
        try
        {
            reading = await _sound.GetAsync(id, cancellationToken);
        }
        catch (PayoutProviderException) when (fault == ProviderFault.FailedReadIsFailed)
        {
            return new PayoutReading { ProviderId = id.Id, Status = PayoutStatus.Failed };
        }
        catch (PayoutProviderException) when (fault == ProviderFault.LeaksPhone)
        {
            throw new PayoutProviderException($"The payout to {_phone} could not be read.");
        }

        return fault switch
        {
            ProviderFault.NotFoundIsFailed when reading.IsNotFound => new PayoutReading { ProviderId = id.Id, Status = PayoutStatus.Failed },
            ProviderFault.UnknownStatusIsFailed when !reading.IsStatusKnown => reading with { Status = PayoutStatus.Failed },
            ProviderFault.NeverSucceeds when reading.Status == PayoutStatus.Succeeded => reading with { Status = PayoutStatus.Pending },
            ProviderFault.ForgetsWhy => reading with { Failure = null },
            ProviderFault.ReadsAnotherAmount => reading with { Amount = Money.Of(1, Currency.XOF) },
            _ => reading,
        };
    }

    public void Authorize(HttpRequestHeaders headers) => _sound.Authorize(headers);

    public async Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken)
    {
        if (fault == ProviderFault.ClaimsKeys) return [];
        try
        {
            return await _sound.FindByHandleAsync(handle, fault == ProviderFault.SearchIgnoresCancellation ? CancellationToken.None : cancellationToken);
        }
        catch (PayoutProviderException) when (fault == ProviderFault.SearchSaysNone)
        {
            return [];
        }
    }

    private ProviderCapabilities Change(ProviderCapabilities capabilities) => fault switch
    {
        ProviderFault.ListsWhatItHasNot => capabilities with { Operations = [.. capabilities.Operations, new OperationSupport(ProviderOperation.Balance, VerificationLevel.Documented, "GET /v1/float")] },
        ProviderFault.ClaimsKeys => capabilities with { Idempotency = new IdempotencyTraits(IdempotencyModel.Key, TimeSpan.FromHours(23)) },
        ProviderFault.ServerErrorIsProof => capabilities with { CreateRules = capabilities.CreateRules with { Configuration = [401, 403, 500] } },
        ProviderFault.RouteTwice => capabilities with { Routes = [.. capabilities.Routes, .. capabilities.Routes] },
        ProviderFault.DescriptionTooLong => capabilities with { Limits = capabilities.Limits with { DescriptionLength = 61 } },
        ProviderFault.NetworkNotRequired => capabilities with { Limits = capabilities.Limits with { RequiresNetwork = false } },
        ProviderFault.OtherRequestId => capabilities with { RequestIdHeader = "X-Request-Id" },
        _ => capabilities,
    };

    private PayoutRequest Change(PayoutRequest request)
    {
        // What a mapper does that counts money in binary floating point.
        decimal amount = fault == ProviderFault.RoundsAmounts ? decimal.Parse(((double)request.Amount.Amount).ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture) : request.Amount.Amount;
        return new PayoutRequest
        {
            Reference = request.Reference,
            Amount = Money.Of(Math.Min(amount, long.MaxValue), request.Amount.Currency),
            Destination = request.Destination,
            Description = fault == ProviderFault.ChangesTexts ? request.Description?.Replace('"', '\'') : request.Description,
        };
    }

    private IEnumerable<KeyValuePair<string, string>> MoreHeaders(PayoutRequest request, CorrelationHandle handle)
    {
        switch (fault)
        {
            case ProviderFault.CultureInHeader:
                yield return new("Kwik-Amount", request.Amount.Amount.ToString("N0", CultureInfo.CurrentCulture));
                break;
            case ProviderFault.ClaimsKeys:
                yield return new("Idempotency-Key", handle.IdempotencyKey);
                break;
            case ProviderFault.SecretIsFrozen:
                using (var message = new HttpRequestMessage())
                {
                    _sound.Authorize(message.Headers);
                    yield return new("Kwik-Authorization", $"{message.Headers.Authorization}");
                }

                break;
        }
    }

    private async Task SendAsync(PreparedExchange exchange, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, exchange.Uri) { Content = new ByteArrayContent(exchange.Body.ToArray()) };
        _sound.Authorize(message.Headers);
        using HttpResponseMessage response = await http.SendAsync(message, cancellationToken);
    }
}
