using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Payouts.Tests.Model;

/// <summary>Fills every text of every public type with a canary that names its member, and looks at what <c>ToString</c> shows.</summary>
public sealed partial class ToStringPrivacyTests
{
    // What may be shown, and therefore logged: ids, codes and settings; never a person's name, number, words or a body.
    private static readonly HashSet<string> MayShow =
    [
        "AttemptRecord.RequestId",
        "ClaimChange.Owner",
        "CorrelationHandle.Token",
        "Currency.Code",
        "JournalClaim.Owner",
        "JournalRecord.Reference",
        "JournalTraits.Name",
        "MobileNetwork.Code",
        "NextStep.Explanation",
        "ObservedPayout.ProviderId",
        "OperationSupport.Call",
        "Payout.Provider",
        "Payout.ProviderId",
        "Payout.Reference",
        "PayoutDestination.Country",
        "ProviderCapabilities.RequestIdHeader",
        "ProviderPayoutId.Id",
        "PayoutEvent.Provider",
        "PayoutEvent.Reference",
        "PayoutFee.Code",
        "PayoutFilter.Provider",
        "PayoutMethod.Code",
        "PayoutMethod.Country",
        "PayoutMethod.Name",
        "PayoutProblem.NextStep",
        "PayoutProblem.Path",
        "PayoutProblem.Rule",
        "PayoutReading.ProviderId",
        "PayoutRequest.Reference",
        "PayoutRoute.CallingCode",
        "PayoutRoute.Country",
        "PreparedExchange.Method",
        "ProviderAddress.ApiVersion",
        "ProviderAddress.BaseAddress",
        "ProviderAddress.Environment",
        "ProviderAddress.ProviderType",
        "ProviderAddress.Scope",
        "ProviderBalance.AccountId",
        "ProviderBalance.Name",
        "ProviderBalance.Reference",
        "ProviderCapabilities.ProviderType",
        "ProviderCapabilities.RequestIdHeader",
        "ProviderCapabilities.Source",
        "ProviderCapabilities.WebhookScheme",
        "ProviderPayoutFilter.DestinationTransactionReference",
        "ProviderPayoutFilter.ProviderStatus",
        "ProviderPayoutFilter.SourceAccount",
        "ProviderPayoutFilter.SourceTransactionReference",
        "SweepLine.ProviderId",
        "SweepReport.Provider",
        "UnsettledLine.Provider",
    ];

    public static TheoryData<Type> Types => new(typeof(Payout).Assembly.GetExportedTypes().Where(type =>
        type is { IsEnum: false, IsAbstract: false, IsInterface: false, ContainsGenericParameters: false }
        && !typeof(Exception).IsAssignableFrom(type) && !typeof(Attribute).IsAssignableFrom(type)));

    [Theory]
    [MemberData(nameof(Types))]
    public void Only_what_may_be_logged_is_shown(Type type)
    {
        string text = Filled(type, depth: 0)?.ToString() ?? "";

        CanaryPattern().Matches(text).Select(match => match.Groups["member"].Value).Where(member => !MayShow.Contains(member)).Should().BeEmpty($"{type.Name} prints {text}");
    }

    [Fact]
    public void The_canaries_sing()
    {
        Filled(typeof(Payout), depth: 0)!.ToString().Should().Contain("canary[Payout.Reference]");
        var request = (PayoutRequest)Filled(typeof(PayoutRequest), depth: 0)!;
        request.Beneficiary!.Email.Should().Be("canary[Beneficiary.Email]");
        request.Destination.Should().BeOfType<MobileMoneyDestination>().Which.PhoneNumber.Should().Be("canary[MobileMoneyDestination.PhoneNumber]");
        request.Metadata.Should().ContainValue("canary[PayoutRequest.Metadata]");
    }

    // Fields rather than constructors: nothing is checked or converted on the way in.
    private static object? Filled(Type type, int depth)
    {
        if (depth > 4) return null;
        object target = RuntimeHelpers.GetUninitializedObject(type);
        for (Type? declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                string member = $"{declaring.Name}.{(BackingPattern().Match(field.Name) is { Success: true } match ? match.Groups["member"].Value : field.Name)}";
                if (Value(field.FieldType, member, depth) is { } value) field.SetValue(target, value);
            }
        }

        return target;
    }

    private static object? Value(Type type, string member, int depth)
    {
        string canary = $"canary[{member}]";
        if (type == typeof(string)) return canary;
        if (type == typeof(Uri)) return new Uri($"https://example.com/{canary}");
        if (type == typeof(ReadOnlyMemory<byte>)) return new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(canary));
        if (type == typeof(Currency)) return Currency.SLE;
        if (type == typeof(Money)) return Money.Of(5, Currency.SLE);
        if (type == typeof(PayoutDestination)) return Filled(typeof(MobileMoneyDestination), depth + 1);
        if (type.IsAssignableFrom(typeof(string[])) && type.IsGenericType) return new[] { canary };
        if (type.IsAssignableFrom(typeof(Dictionary<string, string>)) && type != typeof(object)) return new Dictionary<string, string> { ["key"] = canary };
        if (type.IsGenericType && type.GetGenericArguments() is [var element] && type.IsAssignableFrom(element.MakeArrayType())) return ArrayOf(element, member, depth);
        return type is { IsClass: true, IsAbstract: false } && type.Assembly == typeof(Payout).Assembly && type.IsPublic ? Filled(type, depth + 1) : null;
    }

    private static Array? ArrayOf(Type element, string member, int depth)
    {
        if (Value(element, member, depth) is not { } value) return null;
        var array = Array.CreateInstance(element, 1);
        array.SetValue(value, 0);
        return array;
    }

    [GeneratedRegex(@"canary\[(?<member>[^\]]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CanaryPattern();

    [GeneratedRegex("^<(?<member>.+)>(k__BackingField|P)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BackingPattern();
}
