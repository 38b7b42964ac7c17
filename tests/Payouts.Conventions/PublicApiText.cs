using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Payouts.Conventions;

/// <summary>Writes the public API of an assembly as stable text: one line a member, each kind of member in alphabetical order.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, Type> group in assembly.GetExportedTypes().GroupBy(type => type.Namespace ?? "").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (text.Length > 0) text.Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"namespace {group.Key}\n");
            foreach (Type type in group.OrderBy(TypeNames.Of, StringComparer.Ordinal)) AddType(text, type);
        }

        return text.ToString();
    }

    private static void AddType(StringBuilder text, Type type)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n  {Header(type)}\n");
        foreach (string member in Members(type)) text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
    }

    private static string Header(Type type)
    {
        if (type.IsEnum) return $"enum {TypeNames.Of(type)} : {TypeNames.Of(Enum.GetUnderlyingType(type))}";
        bool isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;
        string kind = type.IsInterface ? "interface"
            : type.IsValueType ? (isRecord ? "record struct" : "struct")
            : (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (isRecord ? "record" : "class");
        if (type.IsValueType && type.IsDefined(typeof(IsReadOnlyAttribute))) kind = $"readonly {kind}";
        string[] bases = [.. Bases(type)];
        return $"{kind} {TypeNames.Of(type)}{(bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}")}";
    }

    // What a base class or another interface brings along is not repeated.
    private static IEnumerable<string> Bases(Type type)
    {
        if (type.BaseType is { } baseType && baseType != typeof(object) && baseType != typeof(ValueType)) yield return TypeNames.Of(baseType);
        Type[] all = type.GetInterfaces();
        IEnumerable<Type> implied = all.SelectMany(each => each.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        foreach (string name in all.Except(implied).Where(each => each.IsPublic || each.IsNestedPublic).Select(TypeNames.Of).Order(StringComparer.Ordinal)) yield return name;
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Select(value => $"{value} = {Convert.ToInt64(value, CultureInfo.InvariantCulture)}");
        IEnumerable<string> constructors = type.GetConstructors(Declared).Where(IsVisible).Where(constructor => !IsGenerated(constructor))
            .Select(constructor => $"{Access(constructor)}{TypeNames.Of(type)}({Parameters(constructor)})");
        IEnumerable<string> fields = type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily)
            .Select(field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(Nullability.Create(field))} {field.Name}{(field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "")}");
        IEnumerable<string> properties = type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible) && !IsGenerated(property)).Select(Property);
        IEnumerable<string> events = type.GetEvents(Declared).Where(each => IsVisible(each.AddMethod!)).Select(each => $"event {TypeNames.Of(each.EventHandlerType!)} {each.Name}");
        IEnumerable<string> methods = type.GetMethods(Declared)
            .Where(method => IsVisible(method) && !IsGenerated(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))).Select(Method);
        return [.. constructors.Order(StringComparer.Ordinal), .. fields.Order(StringComparer.Ordinal), .. properties.Order(StringComparer.Ordinal), .. events.Order(StringComparer.Ordinal), .. methods.Order(StringComparer.Ordinal)];
    }

    private static string Property(PropertyInfo property)
    {
        MethodInfo accessor = property.GetAccessors(nonPublic: true).First(IsVisible);
        string setter = property.SetMethod is { } set && IsVisible(set)
            ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Access(accessor)}{required}{Modifier(accessor)}{TypeNames.Of(Nullability.Create(property))} {property.Name} {{{(property.GetMethod is { } get && IsVisible(get) ? " get;" : "")}{setter} }}";
    }

    private static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        string extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Access(method)}{Modifier(method)}{TypeNames.Of(Nullability.Create(method.ReturnParameter))} {method.Name}{generic}({extension}{Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        string way = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? (parameter.IsIn ? "in " : "ref ") : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        object? value = parameter.HasDefaultValue ? parameter.RawDefaultValue : null;
        if (value is not null && parameter.ParameterType.IsEnum) value = Enum.ToObject(parameter.ParameterType, value);
        string otherwise = parameter.HasDefaultValue ? $" = {Literal(value)}" : "";
        return $"{way}{TypeNames.Of(Nullability.Create(parameter))} {parameter.Name}{otherwise}";
    }));

    private static string Modifier(MethodInfo method) =>
        method.DeclaringType!.IsInterface ? (method.IsStatic ? "static " : "")
        : method.IsStatic ? "static "
        : method.GetBaseDefinition() != method ? (method.IsFinal ? "sealed override " : "override ")
        : method.IsAbstract ? "abstract "
        : method is { IsVirtual: true, IsFinal: false } ? "virtual "
        : "";

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What the compiler adds to a record is told by the word "record".
    private static bool IsGenerated(MemberInfo member) => member.Name.Contains('<', StringComparison.Ordinal) || member.IsDefined(typeof(CompilerGeneratedAttribute))
        || (member is PropertyInfo { Name: "EqualityContract" }) || (member is ConstructorInfo constructor && IsCopy(constructor));

    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType && constructor.DeclaringType!.GetMethod("<Clone>$") is not null;

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum member => $"{member}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };
}
