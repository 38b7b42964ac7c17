using System.Text.Json.Serialization;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tests.Model;

/// <summary>What an application that is trimmed would declare to store the model as JSON.</summary>
[JsonSerializable(typeof(Money))]
[JsonSerializable(typeof(Currency))]
[JsonSerializable(typeof(MobileNetwork))]
[JsonSerializable(typeof(PayoutDestination))]
[JsonSerializable(typeof(Beneficiary))]
[JsonSerializable(typeof(PayoutRequest))]
[JsonSerializable(typeof(Payout))]
[JsonSerializable(typeof(PayoutFilter))]
[JsonSerializable(typeof(PayoutProblem))]
[JsonSerializable(typeof(RawAnswer))]
[JsonSerializable(typeof(JournalRecord))]
[JsonSerializable(typeof(PayoutEvent))]
[JsonSerializable(typeof(AccountNameResult))]
[JsonSerializable(typeof(PayoutMethod))]
[JsonSerializable(typeof(ProviderBalance))]
[JsonSerializable(typeof(PayoutStatus))]
[JsonSerializable(typeof(PayoutDecision))]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
