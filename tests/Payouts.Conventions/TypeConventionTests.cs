using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Payouts.Conventions;

public sealed class TypeConventionTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Awaitable = [typeof(Task), typeof(Task<>), typeof(ValueTask), typeof(ValueTask<>), typeof(IAsyncEnumerable<>)];

    private static IEnumerable<Type> PublicTypes => Repository.Packages.SelectMany(package => package.GetExportedTypes());

    private static IEnumerable<MethodInfo> PublicMethods => PublicTypes
        .Where(type => !typeof(Delegate).IsAssignableFrom(type))
        .SelectMany(type => type.GetMethods(Declared))
        .Where(method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute)));

    [Fact]
    public void Public_classes_are_sealed_abstract_or_static() =>
        PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.FullName).Should().BeEmpty();

    [Fact]
    public void Public_types_live_in_our_namespaces_or_where_registrations_are_looked_for() =>
        PublicTypes.Where(type => type.Namespace is not ("Microsoft.Extensions.DependencyInjection" or "Microsoft.AspNetCore.Builder") && !$"{type.Namespace}.".StartsWith("Payouts.", StringComparison.Ordinal))
            .Select(type => type.FullName).Should().BeEmpty();

    [Fact]
    public void A_method_ends_in_Async_exactly_when_it_returns_something_to_await() =>
        PublicMethods.Where(method => IsAwaitable(method.ReturnType) != method.Name.EndsWith("Async", StringComparison.Ordinal) && !IsInherited(method)).Select(Describe).Should().BeEmpty();

    [Fact]
    public void An_awaitable_method_takes_a_cancellation_token_last() =>
        PublicMethods.Where(method => IsAwaitable(method.ReturnType) && method.Name is not "DisposeAsync" && !IsInherited(method))
            .Where(method => method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)).Select(Describe).Should().BeEmpty();

    [Fact]
    public void The_clients_cancellation_tokens_may_be_left_out() =>
        typeof(IPayoutClient).GetMethods().Where(method => !method.GetParameters()[^1].HasDefaultValue).Select(Describe).Should().BeEmpty();

    [Fact]
    public void No_binary_floating_point_is_in_the_public_API()
    {
        IEnumerable<(string Where, Type Type)> used = PublicTypes.SelectMany(type => type.GetMembers(Declared | BindingFlags.FlattenHierarchy).SelectMany(member => member switch
        {
            FieldInfo { IsPrivate: false, IsAssembly: false } field => [($"{type.Name}.{field.Name}", field.FieldType)],
            MethodBase { IsPrivate: false, IsAssembly: false } method => method.GetParameters().Select(parameter => parameter.ParameterType)
                .Append((method as MethodInfo)?.ReturnType ?? typeof(void)).Select(each => ($"{type.Name}.{method.Name}", each)),
            _ => Array.Empty<(string, Type)>(),
        }));

        used.Where(use => Mentions(use.Type, typeof(double)) || Mentions(use.Type, typeof(float)) || Mentions(use.Type, typeof(Half))).Select(use => use.Where).Distinct().Should().BeEmpty();
    }

    [Fact]
    public void No_public_field_can_be_changed() =>
        PublicTypes.SelectMany(type => type.GetFields(Declared)).Where(field => field is { IsPublic: true, IsInitOnly: false, IsLiteral: false, IsSpecialName: false })
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}").Should().BeEmpty();

    [Fact]
    public void Log_event_ids_are_unique_and_above_zero()
    {
        (int Id, string Name)[] messages = [.. Repository.Packages.SelectMany(package => package.GetTypes()).SelectMany(type => type.GetMethods(Declared))
            .Select(method => (Message: method.GetCustomAttribute<LoggerMessageAttribute>(), method.Name)).Where(each => each.Message is not null)
            .Select(each => (each.Message!.EventId, each.Name))];

        messages.Should().NotBeEmpty().And.OnlyContain(message => message.Id > 0);
        messages.GroupBy(message => message.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(message => message.Name))}").Should().BeEmpty();
    }

    private static bool IsAwaitable(Type type) => Awaitable.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type);

    // A name that a base class outside this repository gave is not ours to choose.
    private static bool IsInherited(MethodInfo method) => method.GetBaseDefinition().DeclaringType is { } declaring && declaring.Assembly != method.DeclaringType!.Assembly;

    private static bool Mentions(Type type, Type sought) =>
        type == sought || (type.HasElementType && Mentions(type.GetElementType()!, sought)) || (type.IsGenericType && type.GetGenericArguments().Any(argument => Mentions(argument, sought)));

    private static string Describe(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}
